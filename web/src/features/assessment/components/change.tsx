import { useText } from '@/lib/text/use-text';
import type { Change as Changed } from '../model/forms';
import { chanceOf, reliableChange, type Pack } from '../model/pack';
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
  const round = (value: number) => Math.round(value * 100) / 100;
  const by = round(change.by);
  const reliable = reliableChange(pack, score);
  const key = by === 0 ? 'same' : by > 0 ? 'higher' : 'lower';
  return (
    <p className={styles.change}>
      {text.say(`assess.result.${key}`, {
        by: text.number(Math.abs(by)),
        date: text.date(change.first.on, 'full'),
        value: text.number(round(change.first.value)),
      })}{' '}
      {by !== 0 && text.say(`assess.result.${chanceOf(by, reliable)}`)}
    </p>
  );
}
