import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LocalDate, Person } from '@/api-types/records';
import type { Stage } from '@/api-types/words';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { useText } from '@/lib/text/use-text';
import { formsQuery, instrumentsQuery } from '../api/forms';
import { inError, parted, seriesOf, unfinished, type Series } from '../model/forms';
import { DueForms } from './due-forms';
import { FamilyForms } from './family-forms';
import { InstrumentResult } from './instrument-result';
import { OpenLinks } from './open-links';
import { Profile } from './profile';
import { StartRounds } from './start-rounds';
import { UnfinishedForms } from './unfinished-forms';
import { WrongForms } from './wrong-forms';
import styles from './assessments.module.css';

interface AssessmentsProps {
  person: Person;
  called: string | undefined;
  today: LocalDate;
  canWrite: boolean;
  /** The stage of the open stay. */
  stage: Stage | undefined;
}

/** What is asked of a person and what forms said: in detoxification the sheets first, because their clock runs. */
export function Assessments({ person, called, today, canWrite, stage }: AssessmentsProps) {
  const text = useText();
  const query = useQuery(formsQuery(person.id));
  const instruments = useQuery(instrumentsQuery).data?.items ?? [];
  const { sheets, others } = parted(seriesOf(query.data?.items ?? []), instruments);
  const withdrawal = stage === 'detoxification';
  const shared = { about: { person: person.id, called }, today, canWrite };
  const results = (series: readonly Series[]) =>
    series.map((one) => <InstrumentResult key={one.instrument} series={one} {...shared} />);
  const begin = canWrite && (
    <Button
      size="xs"
      variant="default"
      renderRoot={(props) => <Link to="/people/$person/forms/new" params={{ person: person.id }} {...props} />}
    >
      {text.say('assess.begin')}
    </Button>
  );
  return (
    <Card title={text.say('assess.title')} aside={begin}>
      <div className={styles.all}>
        {withdrawal && results(sheets)}
        {withdrawal && canWrite && <StartRounds person={person.id} kept={sheets.map(({ instrument }) => instrument)} />}
        <DueForms person={person.id} today={today} canWrite={canWrite} />
        <Profile person={person.id} />
        <FamilyForms person={person.id} today={today} />
        <OpenLinks {...shared} />
        <Answer query={query}>
          {({ items, total }) =>
            items.length === 0 ? (
              <Empty what={text.say('assess.none')} />
            ) : (
              <div className={styles.all}>
                {total !== undefined && (
                  <p className={styles.why}>
                    {text.say('assess.cut', { shown: text.number(items.length), total: text.number(total) })}
                  </p>
                )}
                <UnfinishedForms forms={unfinished(items)} {...shared} />
                {results(withdrawal ? others : [...others, ...sheets])}
                <WrongForms forms={inError(items)} today={today} />
              </div>
            )
          }
        </Answer>
      </div>
    </Card>
  );
}
