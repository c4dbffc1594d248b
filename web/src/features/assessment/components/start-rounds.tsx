import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PersonId } from '@/api-types/records';
import { useText } from '@/lib/text/use-text';
import { instrumentsQuery } from '../api/forms';
import { lineTitle } from '../model/say';
import styles from './due-forms.module.css';

/** In detoxification: flow sheets that have not been begun, one touch away. */
export function StartRounds({ person, kept }: { person: PersonId; kept: readonly string[] }) {
  const text = useText();
  const { items = [] } = useQuery(instrumentsQuery).data ?? {};
  const sheets = items.filter(({ id, flow_sheet }) => flow_sheet && !kept.includes(id));
  if (sheets.length === 0) return null;
  return (
    <section className={styles.due} aria-label={text.say('assess.round.start')}>
      <div className={styles.start}>
        <div>
          <h3>{text.say('assess.round.start')}</h3>
          <span className={styles.soft}>{text.say('assess.round.startAbout')}</span>
        </div>
        <Button.Group>
          {sheets.map((sheet) => (
            <Button
              key={sheet.id}
              size="xs"
              variant="light"
              renderRoot={(props) => (
                <Link to="/people/$person/rounds/$instrument" params={{ person, instrument: sheet.id }} {...props} />
              )}
            >
              {lineTitle(text, sheet)}
            </Button>
          ))}
        </Button.Group>
      </div>
    </section>
  );
}
