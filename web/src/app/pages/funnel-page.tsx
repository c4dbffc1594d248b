import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { Page } from '@/components/page';
import { PlaceChoice } from '@/components/place-choice';
import { WholeText } from '@/components/whole-text';
import { funnelQuery } from '@/features/funnel/api/funnel';
import { Funnel } from '@/features/funnel/components/funnel';
import { inLanguage } from '@/lib/indicator';
import { aboveHouses } from '@/lib/place-tree';
import { indicatorsQuery } from '@/lib/queries/indicators';
import { recentPeriods } from '@/lib/periods';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

const route = getRouteApi('/inside/indicators/$indicator/funnel');

export function FunnelPage() {
  return (
    <WholeText>
      <CentresBeside />
    </WholeText>
  );
}

function CentresBeside() {
  const text = useText();
  const me = useMe();
  const navigate = useNavigate();
  const { indicator } = route.useParams();
  const asked = route.useSearch();
  const all = useQuery(indicatorsQuery);
  const query = useQuery({ ...funnelQuery(indicator, asked), placeholderData: (before) => before });
  const ask = ({ place, period }: typeof asked) =>
    void navigate({
      to: '/indicators/$indicator/funnel',
      params: { indicator },
      search: { ...(place && { place }), ...(period && { period }) },
      replace: true,
    });
  const definition = all.data?.items.find(({ id }) => id === indicator);
  return (
    <Page
      title={definition ? inLanguage(definition.names, text.language) : text.say('funnel.title')}
      windowTitle={text.say('nav.indicators')}
      before={
        <Link to="/indicators/$indicator" params={{ indicator }} search={asked}>
          {text.say('funnel.back')}
        </Link>
      }
      soft={query.data && `${text.place(query.data.place) ?? ''} · ${text.days(query.data.first, query.data.last)}`}
    >
      <div className={chart.asked}>
        <Card>
          <div className={chart.controls}>
            <PlaceChoice
              shown={asked.place ?? me.place?.id}
              fits={({ kind }) => aboveHouses(kind)}
              onChoose={({ id }) => ask({ ...asked, place: id })}
            />
            <NativeSelect
              label={text.say('indicators.period')}
              value={asked.period ?? ''}
              onChange={({ currentTarget: { value } }) => ask({ ...asked, period: value })}
              data={recentPeriods(text, me.today)}
            />
          </div>
        </Card>
      </div>
      <Answer query={query} lines={12}>
        {(comparison) => <Funnel comparison={comparison} />}
      </Answer>
    </Page>
  );
}
