import { useQuery } from '@tanstack/react-query';
import type { OutcomeDefinition } from '@/api-types/answers';
import type { PersonId } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { useText } from '@/lib/text/use-text';
import { personOutcomeQuery } from '../api/outcomes';
import { isTimed, resultText } from '../model/outcome';
import { ChooseOutcome, DefinitionWords } from './choose-outcome';
import { OutcomeSteps } from './outcome-steps';
import { WeekLegend, WeekSquares } from './week-squares';
import styles from './outcomes.module.css';

/** A person's urine tests week by week, and what a published definition says of them and why. */
export function Outcomes({ person }: { person: PersonId }) {
  const text = useText();
  return (
    <Card title={text.say('outcome.title')}>
      <ChooseOutcome>{(definition) => <Read person={person} definition={definition} />}</ChooseOutcome>
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
