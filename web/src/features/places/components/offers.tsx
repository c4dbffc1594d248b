import type { OfferLoad } from '@/api-types/places';
import { words } from '@/api-types/words';
import { stageNumber } from '@/lib/stages';
import { useText } from '@/lib/text/use-text';
import styles from './offers.module.css';

/** What a house offers and how full it is: a bar for the eye, the numbers for everybody. */
export function Offers({ loads }: { loads: readonly OfferLoad[] }) {
  const text = useText();
  const sorted = [...loads].sort(
    (a, b) =>
      words.stage.indexOf(a.offer.stage ?? 'detoxification') - words.stage.indexOf(b.offer.stage ?? 'detoxification'),
  );
  return (
    <ul className={styles.list}>
      {sorted.map(({ offer, occupied = 0, held = 0, free }) => {
        const capacity = offer.capacity ?? 0;
        const share = (count: number) => `${capacity > 0 ? Math.min(100, (count / capacity) * 100) : 0}%`;
        return (
          <li key={offer.id} data-stage={offer.stage && stageNumber(offer.stage)} className={styles.offer}>
            <div className={styles.line}>
              <span>
                {offer.stage && `${stageNumber(offer.stage)} ${text.word('stage', offer.stage)}`}
                <span className={styles.soft}>{offer.setting && ` · ${text.word('setting', offer.setting)}`}</span>
              </span>
              <span className={styles.count}>
                {capacity > 0
                  ? text.say('offer.load', { occupied: text.number(occupied), capacity: text.number(capacity) })
                  : text.say('offer.noLimit', { occupied: text.number(occupied) })}
              </span>
            </div>
            {capacity > 0 && (
              <div className={styles.bar} aria-hidden>
                <i style={{ width: share(occupied) }} />
                <u style={{ width: share(held) }} />
              </div>
            )}
            <div className={styles.soft}>
              {[
                held > 0 && text.say('offer.held', { count: held }),
                free !== undefined && text.say('place.free', { count: free }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
