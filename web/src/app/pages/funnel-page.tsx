import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import { funnelQuery } from '@/features/funnel/api/funnel';
import { Funnel } from '@/features/funnel/components/funnel';
import { inLanguage } from '@/lib/indicator';
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
          <NativeSelect
            className={chart.choice}
            label={text.say('indicators.period')}
            value={asked.period ?? ''}
            onChange={({ currentTarget: { value } }) =>
              void navigate({
                to: '/indicators/$indicator/funnel',
                params: { indicator },
                search: { ...(asked.place && { place: asked.place }), ...(value && { period: value }) },
                replace: true,
              })
            }
            data={recentPeriods(text, me.today)}
          />
        </Card>
      </div>
      <Answer query={query} lines={12}>
        {(comparison) => <Funnel comparison={comparison} />}
      </Answer>
    </Page>
  );
}
