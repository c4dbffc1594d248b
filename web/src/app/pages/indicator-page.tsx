import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import type { IndicatorDefinition } from '@/api-types/indicators';
import type { Word } from '@/api-types/words';
import { comparisonQuery } from '@/features/indicators/api/indicators';
import { IndicatorFigures } from '@/features/indicators/components/indicator-figures';
import { KeepView } from '@/features/indicators/components/keep-view';
import { Published } from '@/features/indicators/components/published';
import { Targets } from '@/features/indicators/components/targets';
import { WhatItCounts } from '@/features/indicators/components/what-it-counts';
import { WhoCounts } from '@/features/indicators/components/who-counts';
import { whyOff } from '@/features/indicators/model/indicator';
import { questionOf, type IndicatorQuestion } from '@/features/indicators/model/question';
import { inLanguage } from '@/lib/indicator';
import { daysSoFar, periodsOver, wholePeriods } from '@/lib/periods';
import { may } from '@/lib/permissions';
import { aboveHouses } from '@/lib/place-tree';
import { indicatorsQuery } from '@/lib/queries/indicators';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

const route = getRouteApi('/inside/indicators/$indicator');

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
            <Empty what={definition ? whyOff(text, definition) : text.reason({ reason: 'not-found' })} />
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
  const given = route.useSearch();
  const own = me.place?.id;
  const asked = given.place || !own ? given : { ...given, place: own };
  const query = useQuery({
    ...comparisonQuery(definition.id, asked),
    placeholderData: (before) => before,
  });
  const figures = query.data?.figures;
  const place = figures?.place;
  const { years, quarters, months } = periodsOver(me.today);
  const periods = [
    { value: '', label: text.say('indicators.lastYear') },
    { value: 'previous', label: text.say('indicators.previous') },
    ...wholePeriods(text, me.today),
  ];
  // Told by those who answer for the whole place, once the time is over.
  const told = [...years, ...quarters, ...months].find((period) => period === asked.period);
  const publishable = may(me.permissions, 'figures.publish') && place?.id === me.place?.id ? told : undefined;
  const ask = (question: IndicatorQuestion) =>
    void navigate({
      to: '/indicators/$indicator',
      params: { indicator: definition.id },
      search: questionOf(question),
      replace: true,
    });
  // One's own place is another for whoever the address is sent to: it says which.
  const unsaid = asked.place !== given.place;
  useEffect(() => {
    if (unsaid) ask(asked);
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
        figures && (
          <>
            {text.place(place)} · {daysSoFar(text, figures)}
          </>
        )
      }
      actions={
        figures && (
          <KeepView
            indicator={definition.id}
            suggested={`${inLanguage(definition.names, text.language)}, ${text.place(place) ?? ''}`}
            asked={asked}
          />
        )
      }
    >
      <Answer query={query} lines={10}>
        {(compared) => (
          <>
            <IndicatorFigures definition={definition} compared={compared} asked={asked} periods={periods} onAsk={ask} />
            <Published definition={definition} figures={compared.figures} publishable={publishable} />
            <Targets
              definition={definition}
              place={compared.figures.place}
              today={me.today}
              settable={may(me.permissions, 'target.set') && compared.figures.place.kind !== 'unit'}
            />
            {comparable(definition, compared.figures.place.kind) && (
              <Card
                title={
                  <Link
                    to="/indicators/$indicator/funnel"
                    params={{ indicator: definition.id }}
                    search={{
                      ...(asked.place && { place: asked.place }),
                      ...(asked.period && { period: asked.period }),
                    }}
                  >
                    {text.say('funnel.title')}
                  </Link>
                }
              >
                <p>{text.say('funnel.about')}</p>
              </Card>
            )}
            {ofAHouse(compared.figures.place.kind) && may(me.permissions, 'person.read') && (
              <WhoCounts definition={definition} asked={asked} />
            )}
            <WhatItCounts definition={definition} figures={compared.figures} />
          </>
        )}
      </Answer>
    </Page>
  );
}

/** Shares of rows that each say yes or no, where several houses lie below. */
const comparable = (definition: IndicatorDefinition, kind: Word<'place_kind'> | undefined) =>
  definition.figure === 'share' && definition.unit !== 'person' && aboveHouses(kind);

/** Where those who work with the people may ask who they are. */
const ofAHouse = (kind: Word<'place_kind'> | undefined) => kind === 'centre' || kind === 'ngo' || kind === 'unit';
