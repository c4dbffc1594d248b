import { useText } from '@/lib/text/use-text';
import type { Change as Changed } from '../model/forms';
import type { Pack } from '../model/pack';
import styles from './form-result.module.css';

interface ChangeProps {
  pack: Pack;
  score: string;
  change: Changed | undefined;
  /** No other form of this instrument is there. */
  alone: boolean;
}

/** Against the first time, and whether it can be chance where that is published. */
export function Change({ pack, score, change, alone }: ChangeProps) {
  const text = useText();
  if (!change) return alone && <p className={styles.change}>{text.say('assess.result.first')}</p>;
  const by = Math.round(change.by * 100) / 100;
  const reliable = pack.reliable_change?.find((one) => one.score === score)?.at_least;
  const key = by === 0 ? 'same' : by > 0 ? 'higher' : 'lower';
  return (
    <p className={styles.change}>
      {text.say(`assess.result.${key}`, {
        by: text.number(Math.abs(by)),
        date: text.date(change.first.on, 'full'),
        value: text.number(change.first.value),
      })}{' '}
      {reliable !== undefined &&
        by !== 0 &&
        text.say(Math.abs(by) >= reliable ? 'assess.result.beyondChance' : 'assess.result.chance')}
    </p>
  );
}
