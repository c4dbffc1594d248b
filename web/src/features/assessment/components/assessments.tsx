import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormLine } from '@/api-types/answers';
import type { LocalDate, Person } from '@/api-types/records';
import type { Stage } from '@/api-types/words';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Step, Steps } from '@/components/steps';
import { useText } from '@/lib/text/use-text';
import { formsQuery, instrumentsQuery, packQuery, type About } from '../api/forms';
import { fromList, progressOf } from '../model/answers';
import { inError, seriesOf, sheetsFirst, unfinished } from '../model/forms';
import { titleOf } from '../model/say';
import { DueForms } from './due-forms';
import { InstrumentResult } from './instrument-result';
import { MarkWrong } from './mark-wrong';
import { Profile } from './profile';
import { StartRounds } from './start-rounds';
import styles from './assessments.module.css';

interface AssessmentsProps {
  person: Person;
  called: string | undefined;
  today: LocalDate;
  canWrite: boolean;
  /** The stage of the open stay. */
  stage: Stage | undefined;
}

/** What forms said about a person: what is to go on with, then the latest of each instrument. */
export function Assessments({ person, called, today, canWrite, stage }: AssessmentsProps) {
  const text = useText();
  const query = useQuery(formsQuery(person.id));
  const instruments = useQuery(instrumentsQuery).data?.items ?? [];
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
        <DueForms person={person.id} today={today} canWrite={canWrite} />
        {canWrite && stage === 'detoxification' && (
          <StartRounds
            person={person.id}
            kept={seriesOf(query.data?.items ?? []).map(({ instrument }) => instrument)}
          />
        )}
        <Profile person={person.id} />
        <Answer query={query}>
          {({ items }) => {
            const series = seriesOf(items);
            const open = unfinished(items);
            const wrong = inError(items);
            if (items.length === 0) return <Empty what={text.say('assess.none')} />;
            return (
              <div className={styles.all}>
                {open.length > 0 && (
                  <div className={styles.open}>
                    <h3>{text.say('assess.unfinished')}</h3>
                    <Steps>
                      {open.map((form) => (
                        <OpenForm
                          key={form.assessment.id}
                          form={form}
                          about={{ person: person.id, called }}
                          today={today}
                          canWrite={canWrite}
                        />
                      ))}
                    </Steps>
                  </div>
                )}
                {sheetsFirst(series, instruments).map((one) => (
                  <InstrumentResult
                    key={one.instrument}
                    series={one}
                    about={{ person: person.id, called }}
                    today={today}
                    canWrite={canWrite}
                  />
                ))}
                {wrong.length > 0 && (
                  <details className={styles.more}>
                    <summary>
                      {text.say('assess.markError')} ({text.number(wrong.length)})
                    </summary>
                    <Steps>
                      {wrong.map(({ assessment }) => (
                        <Step key={assessment.id} when={assessment.on && text.dateNear(assessment.on, today)}>
                          <s>
                            <Title instrument={assessment.instrument} />
                          </s>
                        </Step>
                      ))}
                    </Steps>
                  </details>
                )}
              </div>
            );
          }}
        </Answer>
      </div>
    </Card>
  );
}

interface OpenFormProps {
  form: FormLine;
  about: About;
  today: LocalDate;
  canWrite: boolean;
}

function OpenForm({ form, about, today, canWrite }: OpenFormProps) {
  const text = useText();
  const { id, on, instrument = '', answers } = form.assessment;
  const pack = useQuery(packQuery(instrument)).data;
  const progress = pack && progressOf(pack, fromList(answers ?? []));
  const who = form.administrator?.name;
  const date = on ? text.nearInside(on, today) : '';
  return (
    <Step
      soft={[
        who ? text.say('assess.begunBy', { date, who }) : text.say('assess.begunOn', { date }),
        progress && text.say('assess.progress', { done: progress.done, all: progress.all }),
      ]
        .filter(Boolean)
        .join(' · ')}
      aside={
        canWrite && (
          <>
            <MarkWrong form={form} about={about} />
            <Button
              size="xs"
              variant="light"
              renderRoot={(props) => (
                <Link to="/people/$person/forms/$form" params={{ person: about.person, form: id }} {...props} />
              )}
            >
              {text.say('assess.goOn')}
            </Button>
          </>
        )
      }
    >
      <Title instrument={instrument} />
    </Step>
  );
}

function Title({ instrument = '' }: { instrument: string | undefined }) {
  const text = useText();
  const pack = useQuery(packQuery(instrument)).data;
  return pack ? titleOf(text, pack) : instrument;
}
