import type { DirectivePage } from '@/api-types/directives';
import { Card } from '@/components/card';
import { figureNumber, figureText } from '@/lib/figure';
import { useText } from '@/lib/text/use-text';
import { stepsOf, type StepKey } from '../model/road';
import styles from './road.module.css';

interface RoadProps {
  page: DirectivePage;
  /** The number whose centres are listed below. */
  chosen: StepKey;
  onChoose: (step: StepKey) => void;
}

/** From the order to the families: each number with a bar, and the list behind it one touch away. */
export function Road({ page, chosen, onChoose }: RoadProps) {
  const text = useText();
  const { road } = page;
  const { reached, said_only: saidOnly, shown_only: shownOnly } = road;
  return (
    <Card title={text.say('directives.road')}>
      <ol className={styles.steps}>
        {stepsOf(road).map(({ key, count, share }) => (
          <li key={key}>
            <button
              type="button"
              className={styles.step}
              aria-pressed={chosen === key}
              title={text.say('directives.showList')}
              onClick={() => onChoose(key)}
            >
              <span className={styles.count}>{text.number(count)}</span>
              <span className={styles.label}>{text.say(`directives.${key}`)}</span>
              <span className={styles.track} aria-hidden>
                <span className={styles.fill} data-step={key} style={{ inlineSize: `${share * 100}%` }} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      {reached ? (
        <div className={styles.people}>
          <div className={styles.person}>
            <b>{figureText(text.number, reached.people)}</b> {text.say('directives.reachedPeople')}
          </div>
          <div className={styles.person}>
            <b>{figureText(text.number, reached.relatives)}</b> {text.say('directives.reachedRelatives')}
          </div>
        </div>
      ) : (
        <p className={styles.note}>{text.say('directives.statementOnly')}</p>
      )}
      {saidOnly > 0 && (
        <p className={styles.gap} data-tone="urgent">
          {text.say('directives.saidOnly', { count: saidOnly })}
        </p>
      )}
      {shownOnly > 0 && <p className={styles.gap}>{text.say('directives.shownOnly', { count: shownOnly })}</p>}
      {reached && figureNumber(reached.all) !== 0 && <p className={styles.note}>{text.say('directives.masked')}</p>}
    </Card>
  );
}
