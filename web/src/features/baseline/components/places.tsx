import type { BaselinePage } from '@/api-types/baseline';
import { Card } from '@/components/card';
import { Table } from '@/components/table';
import { useText } from '@/lib/text/use-text';
import styles from './baseline.module.css';

/** Who begins when; where lot decided, with all that is needed to draw it again. */
export function Places({ page }: { page: BaselinePage }) {
  const text = useText();
  const { places, baseline } = page;
  const { lot } = baseline;
  return (
    <Card title={text.say('baseline.places')}>
      <Table
        caption={text.say('baseline.places')}
        head={[text.say('baseline.place'), text.say('baseline.starts'), ...(lot ? [text.say('baseline.drawnAs')] : [])]}
        rows={places.map(({ place, starts_on: startsOn, drawn }) => ({
          key: place.id,
          head: text.place(place),
          numbers: [
            startsOn ? text.date(startsOn, 'full') : text.say('baseline.noDay'),
            ...(lot ? [drawn === undefined ? '–' : text.number(drawn)] : []),
          ],
        }))}
      />
      {lot && (
        <>
          <p className={`${styles.note} ${styles.seed}`}>{text.say('baseline.lot', { seed: lot.seed })}</p>
          <details className={styles.lot}>
            <summary>{text.say('baseline.lotHow')}</summary>
            <p className={styles.note}>{text.say('baseline.lotLine')}</p>
            {/* Scrolls sideways by keyboard too. */}
            <pre className={styles.commands} tabIndex={0} lang="en">
              {places.map(({ place }) => `printf %s '${lot.seed}:${place.id}' | sha256sum`).join('\n')}
            </pre>
          </details>
        </>
      )}
    </Card>
  );
}
