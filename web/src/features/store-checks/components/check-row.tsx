import { useCallback } from 'react';
import type { StoreCheck } from '@/api-types/store-checks';
import { Chip, type ChipTone } from '@/components/chip';
import { useText } from '@/lib/text/use-text';
import { resultOf } from '../model/store-checks';
import { Findings } from './findings';
import styles from './store-checks.module.css';

const tones: Record<ReturnType<typeof resultOf>, ChipTone> = {
  whole: 'calm',
  found: 'urgent',
  cancelled: 'plain',
  failed: 'watch',
};

/** What became of a check, in a few words. */
export function useResult(): (check: StoreCheck) => string {
  const text = useText();
  return useCallback(
    (check) => {
      const result = resultOf(check);
      return result === 'found' ? text.say('checks.found', { count: check.found }) : text.say(`checks.mark.${result}`);
    },
    [text],
  );
}

/** A check that is over: when, what was compared, what was found. */
export function CheckRow({ check }: { check: StoreCheck }) {
  const text = useText();
  const result = useResult();
  const { state, daily, asked, started, entries, rows, looks, reason, found } = check;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <h3>{text.instant(started ?? asked)}</h3>
        <Chip tone={tones[resultOf(check)]}>{result(check)}</Chip>
        <span className={styles.soft}>{text.say(daily ? 'checks.daily' : 'checks.asked')}</span>
      </div>
      {(state === 'done' || entries > 0) && (
        <p className={styles.soft}>
          {text.say('checks.compared', {
            entries: text.number(entries),
            rows: text.number(rows),
            looks: text.number(looks),
          })}
        </p>
      )}
      {state === 'cancelled' && <p>{text.say('checks.partly')}</p>}
      {reason && <p>{text.reason({ reason })}</p>}
      {found > 0 && <Findings check={check} />}
    </li>
  );
}
