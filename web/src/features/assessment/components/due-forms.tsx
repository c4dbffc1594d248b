import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DueLine, DueSet } from '@/api-types/forms';
import type { LocalDate, PersonId } from '@/api-types/records';
import { useText } from '@/lib/text/use-text';
import { dueQuery, instrumentsQuery } from '../api/forms';
import { firstDue, sittingsOf } from '../model/due';
import { lineTitle, wordingIn } from '../model/say';
import { DueDay } from './due-day';
import { WaitingTexts } from './waiting-texts';
import styles from './due-forms.module.css';

interface DueFormsProps {
  person: PersonId;
  today: LocalDate;
  canWrite: boolean;
}

/** What the schedule asks of a person now, set by set, with the minutes each sitting takes. */
export function DueForms({ person, today, canWrite }: DueFormsProps) {
  const text = useText();
  const { sets = [], waiting = [] } = useQuery(dueQuery(person)).data ?? {};
  if (sets.length + waiting.length === 0) return null;
  return (
    <section className={styles.due} aria-label={text.say('due.title')}>
      <h3>{text.say('due.title')}</h3>
      {sets.map((set) => (
        <Set key={set.schedule} set={set} person={person} today={today} canWrite={canWrite} />
      ))}
      <WaitingTexts ids={waiting} />
    </section>
  );
}

function Set({ set, person, today, canWrite }: DueFormsProps & { set: DueSet }) {
  const text = useText();
  const instruments = useQuery(instrumentsQuery).data?.items ?? [];
  const title = wordingIn(set.title, text.language) ?? set.schedule;
  const first = firstDue(set);
  const sittings = sittingsOf(set);
  const nameOf = ({ instrument }: DueLine) => {
    const known = instruments.find(({ id }) => id === instrument);
    return known ? lineTitle(text, known) : instrument;
  };
  return (
    <div className={styles.set}>
      <div className={styles.head}>
        <b>{title}</b> <span className={styles.soft}>{first && <DueDay due={first} today={today} />}</span>
      </div>
      {sittings.map(({ number, forms, minutes }) => {
        const part = set.sittings > 1 ? text.say('due.sitting', { number: text.number(number) }) : undefined;
        return (
          <div key={number} className={styles.sitting}>
            <div>
              {part && <span className={styles.part}>{part}: </span>}
              {forms.map(nameOf).join(', ')}
              <div className={styles.soft}>
                {text.say('due.forms', {
                  count: forms.length,
                  minutes: text.say('due.minutes', { count: minutes }),
                })}
              </div>
            </div>
            {canWrite && (
              <Button
                size="xs"
                variant="light"
                aria-label={text.say('due.beginOf', { set: [title, part].filter(Boolean).join(', ') })}
                renderRoot={(props) => (
                  <Link
                    to="/people/$person/forms/new"
                    params={{ person }}
                    search={{ ask: forms.map(({ instrument }) => instrument).join(',') }}
                    {...props}
                  />
                )}
              >
                {text.say('due.begin')}
              </Button>
            )}
          </div>
        );
      })}
    </div>
  );
}
