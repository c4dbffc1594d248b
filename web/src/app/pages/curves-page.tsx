import { Button, NativeSelect } from '@mantine/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CareCurves } from '@/api-types/curves';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { Page } from '@/components/page';
import { PlaceChoice } from '@/components/place-choice';
import { WholeText } from '@/components/whole-text';
import { curvesQuery, type CurveQuestion } from '@/features/curves/api/curves';
import { returnsQuery } from '@/features/curves/api/returns';
import { statesQuery } from '@/features/curves/api/states';
import { ReturnsApart } from '@/features/curves/components/returns-apart';
import { ReturnsTogether } from '@/features/curves/components/returns-together';
import { StatesApart } from '@/features/curves/components/states-apart';
import { StatesTogether } from '@/features/curves/components/states-together';
import { WhatReturnsCount, WhatStatesCount } from '@/features/curves/components/what-states-count';
import { Multiples } from '@/features/curves/components/multiples';
import { Together } from '@/features/curves/components/together';
import { TwoPeriods } from '@/features/curves/components/two-periods';
import { WhatCurvesCount } from '@/features/curves/components/what-curves-count';
import { axisDays } from '@/features/curves/model/curve';
import { returnsCsv } from '@/features/curves/model/returns';
import { csvOf, returnsOf, statesOf, subjectName, subjects } from '@/features/curves/model/say';
import { axisEnd, statesCsv } from '@/features/curves/model/states';
import { periodName, periodsOver, recentPeriods } from '@/lib/periods';
import { useMe } from '@/lib/queries/session';
import type { TextKey } from '@/lib/text/keys';
import { useText } from '@/lib/text/use-text';

const route = getRouteApi('/inside/curves');

const groups = {
  region: 'indicators.by.region',
  district: 'indicators.by.district',
  house: 'indicators.by.house',
  stage: 'stay.stage',
  quarter: 'indicators.by.quarter',
  year: 'indicators.by.year',
  sex: 'indicators.by.sex',
  age: 'indicators.by.age',
} as const satisfies Record<string, TextKey>;

const isGroup = (by: string | undefined): by is keyof typeof groups => by !== undefined && by in groups;

/** How long people stay is compared between two periods by a test; of the rest each period is asked for by itself. */
const comparable = (of: string | undefined) => of !== statesOf && of !== returnsOf;

export function CurvesPage() {
  return (
    <WholeText>
      <Curves />
    </WholeText>
  );
}

function Curves() {
  const asked = route.useSearch();
  if (asked.of === statesOf) return <WhereTheyAre asked={asked} />;
  return asked.of === returnsOf ? <WhoComesBack asked={asked} /> : <HowLong asked={asked} />;
}

function HowLong({ asked }: { asked: CurveQuestion }) {
  const text = useText();
  const query = useQuery({ ...curvesQuery(asked), placeholderData: (before) => before });
  return (
    <Begun asked={asked} query={query} csvOf={(curves) => csvOf(text, curves)}>
      {(curves) => <Pictures curves={curves} asked={asked} />}
    </Begun>
  );
}

function WhereTheyAre({ asked }: { asked: CurveQuestion }) {
  const text = useText();
  const query = useQuery({ ...statesQuery(asked), placeholderData: (before) => before });
  return (
    <Begun asked={asked} query={query} csvOf={(told) => statesCsv(text, told)}>
      {(told) => {
        const end = axisEnd([told.total, ...told.lines]);
        return (
          <>
            <StatesTogether told={told} end={end} />
            {isGroup(told.by) && <StatesApart told={told} end={end} asked={asked} name={text.say(groups[told.by])} />}
            <WhatStatesCount told={told} />
          </>
        );
      }}
    </Begun>
  );
}

function WhoComesBack({ asked }: { asked: CurveQuestion }) {
  const text = useText();
  const query = useQuery({ ...returnsQuery(asked), placeholderData: (before) => before });
  return (
    <Begun asked={asked} query={query} csvOf={(told) => returnsCsv(text, told)}>
      {(told) => {
        const end = axisEnd([told.total, ...told.lines]);
        return (
          <>
            <ReturnsTogether told={told} end={end} />
            {isGroup(told.by) && <ReturnsApart told={told} end={end} asked={asked} name={text.say(groups[told.by])} />}
            <WhatReturnsCount told={told} />
          </>
        );
      }}
    </Begun>
  );
}

interface BegunProps<Told> {
  asked: CurveQuestion;
  query: UseQueryResult<Told>;
  csvOf: (told: Told) => string;
  children: (told: Told) => ReactNode;
}

/** What was asked, of whom who began when, and the answer. */
function Begun<Told extends Pick<CareCurves, 'place' | 'first' | 'last'>>({
  asked,
  query,
  csvOf: fileOf,
  children,
}: BegunProps<Told>) {
  const text = useText();
  const navigate = useNavigate();
  const place = query.data?.place;
  const ask = ({ of, place: at, by, period, against_period }: CurveQuestion) =>
    void navigate({
      to: '/curves',
      search: {
        ...(of && of !== 'episode' && { of }),
        ...(at && { place: at }),
        // Only stays of any stage can be taken apart by it.
        ...(by && (by !== 'stage' || of === 'stay') && { by }),
        ...(period && { period }),
        ...(against_period && comparable(of) && { against_period }),
      },
      replace: true,
    });
  return (
    <Page
      title={text.say('curves.title')}
      windowTitle={text.say('nav.indicators')}
      before={
        <Link to="/indicators" search={asked.place ? { place: asked.place } : {}}>
          {text.say('indicators.all')}
        </Link>
      }
      soft={
        query.data && (
          <>
            {text.place(place)} ·{' '}
            {text.say(asked.of === returnsOf ? 'curves.returns.endedIn' : 'curves.begunIn', {
              period: text.days(query.data.first, query.data.last),
            })}
          </>
        )
      }
    >
      <div className={chart.asked}>
        <Card>
          <Choices asked={asked} onAsk={ask} file={query.data && fileOf(query.data)} />
        </Card>
      </div>
      <Answer query={query} lines={12}>
        {children}
      </Answer>
    </Page>
  );
}

interface ChoicesProps {
  asked: CurveQuestion;
  onAsk: (asked: CurveQuestion) => void;
  /** The numbers as CSV. */
  file: string | undefined;
}

function Choices({ asked, onAsk, file }: ChoicesProps) {
  const text = useText();
  const me = useMe();
  const offered = Object.entries(groups).filter(([by]) => by !== 'stage' || asked.of === 'stay');
  return (
    <div className={chart.controls}>
      <PlaceChoice shown={asked.place ?? me.place?.id} onChoose={({ id }) => onAsk({ ...asked, place: id })} />
      <NativeSelect
        label={text.say('curves.ofWhat')}
        value={asked.of ?? 'episode'}
        onChange={(event) => onAsk({ ...asked, of: event.currentTarget.value })}
        data={subjects.map((of) => ({ value: of, label: subjectName(text, of) }))}
      />
      <NativeSelect
        label={text.say(asked.of === returnsOf ? 'curves.returns.period' : 'curves.begun')}
        value={asked.period ?? ''}
        onChange={(event) => onAsk({ ...asked, period: event.currentTarget.value })}
        data={recentPeriods(text, me.today)}
      />
      {comparable(asked.of) && (
        <NativeSelect
          label={text.say('curves.compareWith')}
          value={asked.against_period ?? ''}
          onChange={(event) => onAsk({ ...asked, against_period: event.currentTarget.value })}
          data={[
            { value: '', label: text.say('curves.compareNothing') },
            { value: 'previous', label: text.say('indicators.previous') },
            ...recentPeriods(text, me.today).filter(({ value }) => value),
            ...periodsOver(me.today).quarters.map((value) => ({ value, label: periodName(text, value) })),
          ].filter(({ value }) => !value || value !== asked.period)}
        />
      )}
      <NativeSelect
        label={text.say('indicators.byWhat')}
        value={asked.by ?? ''}
        onChange={(event) => onAsk({ ...asked, by: event.currentTarget.value })}
        data={[
          { value: '', label: text.say('indicators.together') },
          ...offered.map(([value, label]) => ({ value, label: text.say(label) })),
        ]}
      />
      {file !== undefined && (
        <Button
          component="a"
          variant="default"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(file)}`}
          download={`curves-${asked.of ?? 'episode'}${asked.by ? `-${asked.by}` : ''}.csv`}
        >
          {text.say('indicators.saveCsv')}
        </Button>
      )}
    </div>
  );
}

function Pictures({ curves, asked }: { curves: CareCurves; asked: CurveQuestion }) {
  const text = useText();
  const end = axisDays([curves.total, ...curves.lines, ...(curves.against ? [curves.against.total] : [])]);
  return (
    <>
      <Together curves={curves} end={end} />
      {curves.against && <TwoPeriods curves={curves} against={curves.against} end={end} />}
      {isGroup(curves.by) && <Multiples curves={curves} end={end} asked={asked} name={text.say(groups[curves.by])} />}
      <WhatCurvesCount curves={curves} />
    </>
  );
}
