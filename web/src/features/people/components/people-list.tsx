import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type KeyboardEvent, type Ref } from 'react';
import type { PeopleItem } from '@/api-types/answers';
import type { LocalDate } from '@/api-types/records';
import { StageChip } from '@/components/chip';
import { PersonMark } from '@/components/person-mark';
import { ageOn } from '@/lib/dates';
import { calledBy } from '@/lib/person-name';
import { useText } from '@/lib/text/use-text';
import styles from './people-list.module.css';

interface PeopleListProps {
  items: readonly { person?: PeopleItem['person']; stay?: PeopleItem['stay']; keyworker?: PeopleItem['keyworker'] }[];
  today: LocalDate;
  /** Longer lists show the first ones and the rest on demand. */
  limit?: number;
  listRef?: Ref<HTMLUListElement>;
  /** Everybody in this list is in care, also those whose stay is not shown. */
  inCare?: boolean;
}

/** Rows for eye, thumb and arrows: each row is one link, arrows go from row to row. */
export function PeopleList({ items, today, limit = Infinity, listRef, inCare = false }: PeopleListProps) {
  const text = useText();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, limit);
  return (
    <div className={styles.frame}>
      <ul ref={listRef} className={styles.list} onKeyDown={step}>
        {shown.map(({ person, stay, keyworker }) => {
          if (!person) return null;
          const called = calledBy(person, text.language);
          const age = ageOn(today, person.birth, person.birth_year);
          return (
            <li key={person.id}>
              <Link to="/people/$person" params={{ person: person.id }} className={styles.row}>
                <PersonMark called={called} />
                <span className={styles.name}>
                  <b>{called ?? text.say('person.unnamed')}</b>
                  <span className={styles.soft}>
                    {age && text.say(age.about ? 'person.ageAbout' : 'person.age', { count: age.years })}
                  </span>
                </span>
                <span className={styles.facts}>
                  <span className={styles.stage}>
                    {stay?.stage && !stay.ended ? (
                      <StageChip stage={stay.stage} short />
                    ) : (
                      <span className={styles.soft}>{text.say(inCare ? 'people.stageNotShown' : 'people.notNow')}</span>
                    )}
                  </span>
                  <span className={styles.soft}>
                    {stay?.started &&
                      text.say(stay.ended ? 'people.until' : 'people.since', {
                        date: text.dateNear(stay.ended ?? stay.started, today),
                      })}
                  </span>
                  <span className={styles.soft}>{keyworker?.name}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {shown.length < items.length && (
        <Button variant="default" size="xs" mt={10} onClick={() => setAll(true)}>
          {text.say('people.showAll', { count: items.length })}
        </Button>
      )}
    </div>
  );
}

function step(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp' && event.key !== 'Home' && event.key !== 'End') return;
  const rows = Array.from(event.currentTarget.querySelectorAll<HTMLAnchorElement>('a'));
  const at = rows.indexOf(document.activeElement as HTMLAnchorElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
}
