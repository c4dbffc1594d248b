import { Link } from '@tanstack/react-router';
import type { KeyboardEvent, Ref } from 'react';
import type { PeopleItem } from '@/api-types/people';
import type { LocalDate } from '@/api-types/records';
import { StageChip } from '@/components/chip';
import { PersonMark } from '@/components/person-mark';
import { ShownFirst } from '@/components/shown-first';
import { ageOn } from '@/lib/dates';
import { calledBy } from '@/lib/person-name';
import type { TextKey } from '@/lib/text/keys';
import { useText } from '@/lib/text/use-text';
import styles from './people-list.module.css';

interface PeopleListProps {
  items: readonly Partial<PeopleItem>[];
  today: LocalDate;
  /** Longer lists show the first ones and the rest on demand. */
  limit?: number;
  listRef?: Ref<HTMLUListElement>;
}

/** Rows for eye, thumb and arrows: each row is one link, arrows go from row to row. */
export function PeopleList({ items, today, limit = Infinity, listRef }: PeopleListProps) {
  const text = useText();
  return (
    <div className={styles.frame}>
      <ShownFirst items={items} first={limit}>
        {(shown) => (
          <ul ref={listRef} className={styles.list} onKeyDown={step}>
            {shown.map(({ person, care, stay, keyworker }) => {
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
                          <span className={styles.soft}>{text.say(careWords(care, stay))}</span>
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
        )}
      </ShownFirst>
    </div>
  );
}

/** What is said instead of the stage: what may not be seen is not said to be absent. */
function careWords(care: PeopleItem['care'], stay: PeopleItem['stay']): TextKey {
  if (stay) return stay.ended ? 'people.notNow' : 'people.stageNotShown';
  if (care === 'in_care') return 'people.stageNotShown';
  return care === 'not_now' ? 'people.notNow' : 'people.careNotShown';
}

function step(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp' && event.key !== 'Home' && event.key !== 'End') return;
  const rows = Array.from(event.currentTarget.querySelectorAll<HTMLAnchorElement>('a'));
  const at = rows.indexOf(document.activeElement as HTMLAnchorElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
}
