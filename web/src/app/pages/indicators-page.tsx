import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Answer } from '@/components/answer';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import { indicatorsQuery } from '@/features/indicators/api/indicators';
import { Road } from '@/features/indicators/components/road';
import { IndicatorList } from '@/features/indicators/components/indicator-list';
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
  const query = useQuery(indicatorsQuery);
  return (
    <Page
      title={text.say('indicators.title')}
      windowTitle={text.say('nav.indicators')}
      soft={!place && me.place ? text.say('indicators.ofPlace', { place: text.place(me.place) ?? '' }) : undefined}
    >
      <Answer query={query} lines={12}>
        {({ items }) => (
          <>
            <Road place={place} />
            <IndicatorList items={items} place={place} />
          </>
        )}
      </Answer>
    </Page>
  );
}
