import type { FormLine } from '@/api-types/forms';
import { useText } from '@/lib/text/use-text';
import { useNow } from '@/lib/use-now';
import { nextRound } from '../model/rounds';
import styles from './flow-sheet.module.css';

/** The clock of a flow sheet: how long until the next round, or how late it is. */
export function NextRound({ last }: { last: FormLine }) {
  const text = useText();
  const next = nextRound(last, useNow());
  if (!next) return null;
  if (next.state === 'ended')
    return (
      <span className={styles.clock}>{text.say('assess.round.ended', { date: text.instant(next.at, last.zone) })}</span>
    );
  const words = { time: text.duration(next.minutes), clock: text.clock(next.at, last.zone) };
  return (
    <span className={styles.clock} data-state={next.state}>
      {next.minutes === 0 ? text.say('assess.round.now') : text.say(`assess.round.${next.state}`, words)}
    </span>
  );
}
