import { Link } from '@tanstack/react-router';
import type { BaselinePage } from '@/api-types/baseline';
import { Card } from '@/components/card';
import { figureText } from '@/lib/figure';
import { useText } from '@/lib/text/use-text';
import styles from './baseline.module.css';

/** What came of the directive: what centres say, what records show, whom it reached. */
export function DoneAndReached({ page }: { page: BaselinePage }) {
  const text = useText();
  const { directive, road } = page;
  return (
    <Card
      title={text.say('baseline.doneAndReached')}
      aside={
        directive && (
          <Link to="/directives/$directive" params={{ directive: directive.id }}>
            {directive.order?.title}
          </Link>
        )
      }
    >
      {road ? (
        <>
          <p className={styles.line}>
            {text.say(road.reached ? 'baseline.done' : 'baseline.doneSaid', {
              done: text.number(road.standings.done),
              addressed: text.number(road.standings.addressed),
              shown: text.number(road.shown),
            })}
          </p>
          {road.reached && (
            <p className={styles.line}>
              {text.say('baseline.reached', {
                people: figureText(text.number, road.reached.people),
                relatives: figureText(text.number, road.reached.relatives),
              })}
            </p>
          )}
        </>
      ) : (
        <p className={styles.line}>{text.say('baseline.noDirective')}</p>
      )}
    </Card>
  );
}
