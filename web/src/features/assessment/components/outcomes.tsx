import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutcomeDefinition } from '@/api-types/outcomes';
import type { UrineTestLine } from '@/api-types/assessment';
import type { LocalDate, PersonId } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { useText } from '@/lib/text/use-text';
import type { About } from '../api/forms';
import { personOutcomeQuery, urineTestsQuery } from '../api/outcomes';
import { isTimed, resultText } from '../model/outcome';
import { ChooseOutcome, DefinitionWords } from './choose-outcome';
import { OutcomeSteps } from './outcome-steps';
import { UrineForm } from './urine-form';
import { UrineTests } from './urine-tests';
import { WeekLegend, WeekSquares } from './week-squares';
import styles from './outcomes.module.css';

interface OutcomesProps {
  about: About;
  today: LocalDate;
  canWrite: boolean;
}

/** A person's urine tests week by week, and what a published definition says of them and why. */
export function Outcomes({ about, today, canWrite }: OutcomesProps) {
  const text = useText();
  const tests = useQuery(urineTestsQuery(about.person)).data?.items ?? [];
  const [entering, setEntering] = useState<{ correct?: UrineTestLine }>();
  const enter = canWrite && (
    <Button size="xs" variant="default" onClick={() => setEntering({})}>
      {text.say('assess.urine.enter')}
    </Button>
  );
  return (
    <Card title={text.say('outcome.title')} aside={enter}>
      <ChooseOutcome>{(definition) => <Read person={about.person} definition={definition} />}</ChooseOutcome>
      <UrineTests about={about} today={today} canWrite={canWrite} onCorrect={(correct) => setEntering({ correct })} />
      {entering && (
        <UrineForm
          about={about}
          today={today}
          tests={tests}
          correct={entering.correct}
          onClose={() => setEntering(undefined)}
        />
      )}
    </Card>
  );
}

function Read({ person, definition }: { person: PersonId; definition: OutcomeDefinition }) {
  const text = useText();
  const query = useQuery(personOutcomeQuery(person, definition.id));
  return (
    <Answer query={query}>
      {({ why_not, weeks, gives, evidence, goes_on }) =>
        why_not ? (
          <Empty what={text.word('no_pattern', why_not)} />
        ) : (
          <>
            <WeekSquares weeks={weeks} />
            <WeekLegend />
            <p className={styles.result} aria-live="polite">
              <span>{text.say('outcome.value')}</span>
              <b>{resultText(text, gives)}</b>
            </p>
            {goes_on && <p className={styles.note}>{text.say('outcome.soFar')}</p>}
            <DefinitionWords definition={definition} />
            {gives.some(({ steps }) => steps.length > 0) && (
              <details className={styles.why}>
                <summary>{text.say('outcome.why')}</summary>
                {gives.map((value, at) => (
                  <section key={value.name}>
                    {isTimed(gives) && <h3>{text.say(at === 0 ? 'outcome.weeksTo' : 'outcome.came')}</h3>}
                    <OutcomeSteps value={value} />
                  </section>
                ))}
              </details>
            )}
            <p className={styles.note}>
              {text.say(evidence === 'kept_visits' ? 'outcome.byVisits' : 'outcome.bySamples')}
            </p>
          </>
        )
      }
    </Answer>
  );
}
