import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DirectiveId, PlaceId } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Empty } from '@/components/empty';
import { PersonLink } from '@/components/person-link';
import { useText } from '@/lib/text/use-text';
import { reachedQuery } from '../api/directives';
import styles from './directives.module.css';

/** Whom one's own centre reached, asked for only when somebody wants to know. */
export function ReachedPeople({ directive, place }: { directive: DirectiveId; place: PlaceId }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const query = useQuery({ ...reachedQuery(directive, place), enabled: open });
  return (
    <details className={styles.history} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.say('directives.whom')}</summary>
      {open && (
        <Answer query={query} lines={3}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty what={text.say('directives.nobodyYet')} />
            ) : (
              <ul>
                {items.map(({ person }) => (
                  <li key={person.id}>
                    <PersonLink person={person} />
                  </li>
                ))}
              </ul>
            )
          }
        </Answer>
      )}
    </details>
  );
}
