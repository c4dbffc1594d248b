import type { StoreCheck } from '@/api-types/store-checks';
import { useText } from '@/lib/text/use-text';
import { stepOf } from '../model/store-checks';
import styles from './store-checks.module.css';

/** How far a check is. Only the step is read out: numbers change each second. */
export function RunningCheck({ check, cancelled }: { check: StoreCheck; cancelled: boolean }) {
  const text = useText();
  const { phase, done, total } = check;
  const { step, of, value } = stepOf(check);
  const words = phase
    ? text.say('checks.step', {
        step: text.number(step),
        of: text.number(of),
        phase: text.word('check_phase', phase),
      })
    : text.say('checks.waiting');
  return (
    <div className={styles.running}>
      <p role="status">{cancelled ? text.say('checks.cancelling') : words}</p>
      <progress className={styles.progress} value={value} max={of} aria-label={words} />
      {phase && done > 0 && (
        <p className={styles.soft}>
          {total > 0
            ? text.say('checks.ofTotal', { done: text.number(done), total: text.number(total) })
            : text.say('checks.soFar', { done: text.number(done) })}
        </p>
      )}
    </div>
  );
}
