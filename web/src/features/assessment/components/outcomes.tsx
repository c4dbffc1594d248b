import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutcomeDefinition } from '@/api-types/answers';
import type { LocalDate, PersonId } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { useText } from '@/lib/text/use-text';
import type { About } from '../api/forms';
import { personOutcomeQuery } from '../api/outcomes';
import { isTimed, resultText } from '../model/outcome';
import { ChooseOutcome, DefinitionWords } from './choose-outcome';
import { OutcomeSteps } from './outcome-steps';
import { UrineForm } from './urine-form';
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
  const [entering, setEntering] = useState(false);
  const enter = canWrite && (
    <Button size="xs" variant="default" onClick={() => setEntering(true)}>
      {text.say('assess.urine.enter')}
    </Button>
  );
  return (
    <Card title={text.say('outcome.title')} aside={enter}>
      <ChooseOutcome>{(definition) => <Read person={about.person} definition={definition} />}</ChooseOutcome>
      {entering && <UrineForm about={about} today={today} onClose={() => setEntering(false)} />}
    </Card>
  );
}

function Read({ person, definition }: { person: PersonId; definition: OutcomeDefinition }) {
  const text = useText();
  const query = useQuery(personOutcomeQuery(person, definition.id));
  return (
    <Answer query={query}>
      {({ why_not, weeks, gives, evidence }) =>
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
            <DefinitionWords definition={definition} />
            <details className={styles.why}>
              <summary>{text.say('outcome.why')}</summary>
              {gives.map((value, at) => (
                <section key={value.name}>
                  {isTimed(gives) && <h3>{text.say(at === 0 ? 'outcome.weeksTo' : 'outcome.came')}</h3>}
                  <OutcomeSteps value={value} />
                </section>
              ))}
            </details>
            <p className={styles.note}>
              {text.say(evidence === 'kept_visits' ? 'outcome.byVisits' : 'outcome.bySamples')}
            </p>
          </>
        )
      }
    </Answer>
  );
}
