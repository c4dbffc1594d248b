import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Page } from '@/components/page';
import { PlaceChoice } from '@/components/place-choice';
import { WholeText } from '@/components/whole-text';
import { KeptViews } from '@/features/indicators/components/kept-views';
import { Road } from '@/features/indicators/components/road';
import { SaveOverview } from '@/features/indicators/components/save-figures';
import { IndicatorList } from '@/features/indicators/components/indicator-list';
import { DataQuality } from '@/features/quality/components/data-quality';
import { indicatorsQuery } from '@/lib/queries/indicators';
import { useOwnPlaces } from '@/lib/queries/own-places';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

const route = getRouteApi('/inside/indicators');

export function IndicatorsPage() {
  return (
    <WholeText>
      <Indicators />
    </WholeText>
  );
}

function Indicators() {
  const text = useText();
  const me = useMe();
  const { place } = route.useSearch();
  const navigate = useNavigate();
  const own = me.place?.id;
  const shown = useOwnPlaces().find(place ?? own);
  // One's own place is another for whoever the address is sent to: it says which.
  useEffect(() => {
    if (!place && own) void navigate({ to: '/indicators', search: { place: own }, replace: true });
  }, [place, own, navigate]);
  const query = useQuery(indicatorsQuery);
  const ownHouse = (me.place?.kind === 'centre' || me.place?.kind === 'ngo') && (!place || place === own);
  return (
    <Page
      title={text.say('indicators.title')}
      windowTitle={text.say('nav.indicators')}
      soft={shown && text.say('indicators.ofPlace', { place: text.place(shown) ?? '' })}
      actions={
        <>
          <PlaceChoice
            inLine
            shown={place ?? own}
            onChoose={({ id }) => void navigate({ to: '/indicators', search: { place: id } })}
          />
          <SaveOverview place={place} />
          <Button variant="subtle" onClick={() => window.print()}>
            {text.say('indicators.print')}
          </Button>
        </>
      }
    >
      <Answer query={query} lines={12}>
        {({ items }) => (
          <>
            <Road place={place} />
            <Card
              title={
                <Link to="/curves" search={place ? { place } : {}}>
                  {text.say('curves.title')}
                </Link>
              }
            >
              <p>{text.say('curves.about')}</p>
            </Card>
            <Card
              title={
                <Link to="/movement" search={place ? { place } : {}}>
                  {text.say('movement.title')}
                </Link>
              }
            >
              <p>{text.say('movement.about')}</p>
            </Card>
            {ownHouse && <DataQuality place={place} />}
            <KeptViews />
            <IndicatorList items={items} place={place} />
          </>
        )}
      </Answer>
    </Page>
  );
}
