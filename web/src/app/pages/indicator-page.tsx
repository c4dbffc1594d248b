import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Answer } from '@/components/answer';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import type { IndicatorDefinition } from '@/api-types/answers';
import { indicatorFiguresQuery, indicatorsQuery, type IndicatorQuestion } from '@/features/indicators/api/indicators';
import { IndicatorFigures } from '@/features/indicators/components/indicator-figures';
import { WhatItCounts } from '@/features/indicators/components/what-it-counts';
import { inLanguage } from '@/features/indicators/model/indicator';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

const route = getRouteApi('/inside/indicators/$indicator');

/** Five years and the twelve months that end today. */
const years = 5;

export function IndicatorPage() {
  return (
    <WholeText>
      <Definition />
    </WholeText>
  );
}

function Definition() {
  const text = useText();
  const { indicator: id } = route.useParams();
  const query = useQuery(indicatorsQuery);
  return (
    <Answer query={query} lines={10}>
      {({ items }) => {
        const definition = items.find((one) => one.id === id);
        if (definition && !definition.missing) return <Indicator key={id} definition={definition} />;
        return (
          <Page title={text.say('indicators.title')} windowTitle={text.say('nav.indicators')}>
            <Empty what={definition ? text.say('indicators.offWhy') : text.reason({ reason: 'not-found' })} />
          </Page>
        );
      }}
    </Answer>
  );
}

function Indicator({ definition }: { definition: IndicatorDefinition }) {
  const text = useText();
  const me = useMe();
  const navigate = useNavigate();
  const asked = route.useSearch();
  const query = useQuery({
    ...indicatorFiguresQuery(definition.id, asked),
    placeholderData: (before) => before,
  });
  const place = query.data?.place;
  const year = Number(me.today.slice(0, 4));
  const periods = [
    { value: '', label: text.say('indicators.lastYear') },
    ...Array.from({ length: years }, (_, back) => ({ value: String(year - back), label: String(year - back) })),
  ];
  const ask = ({ place: at, by, period }: IndicatorQuestion) =>
    void navigate({
      to: '/indicators/$indicator',
      params: { indicator: definition.id },
      search: { ...(at && { place: at }), ...(by && { by }), ...(period && { period }) },
      replace: true,
    });
  return (
    <Page
      title={inLanguage(definition.names, text.language)}
      windowTitle={text.say('nav.indicators')}
      before={
        <Link to="/indicators" search={asked.place ? { place: asked.place } : {}}>
          {text.say('indicators.all')}
        </Link>
      }
      soft={
        query.data && (
          <>
            {text.place(place)} · {text.date(query.data.first, 'full')} – {text.date(query.data.last, 'full')}
            {me.place && place && place.id !== me.place.id && (
              <>
                {' · '}
                <Link to="/indicators/$indicator" params={{ indicator: definition.id }}>
                  {text.say('indicators.backTo', { place: text.place(me.place) ?? '' })}
                </Link>
              </>
            )}
          </>
        )
      }
    >
      <Answer query={query} lines={10}>
        {(figures) => (
          <>
            <IndicatorFigures definition={definition} figures={figures} asked={asked} periods={periods} onAsk={ask} />
            <WhatItCounts definition={definition} figures={figures} />
          </>
        )}
      </Answer>
    </Page>
  );
}
