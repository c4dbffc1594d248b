import type { LocalDate, Person, PersonId } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { newId } from '@/lib/ids';
import { command, type Command } from '@/lib/outbox/entry';
import type { Registration } from './people';

export interface NewTie {
  /** Somebody who is known, or somebody who is registered with it. */
  other?: PersonId;
  registers?: Registration;
  kind: Word<'tie_kind'>;
  said_by: Word<'tie_source'>;
  since?: LocalDate;
  lives_together: Word<'tie_fact'>;
  supports: Word<'tie_fact'>;
}

const about = (person: Person, called: string | undefined) => ({
  subject: person.id,
  ...(called && { about: called }),
});

export function putBeside(person: Person, called: string | undefined, tie: NewTie): Command {
  return command(
    `/people/${person.id}/ties`,
    { id: newId(), ...tie },
    { ...about(person, called), what: 'outbox.what.tie' },
  );
}

export function endTie(person: Person, called: string | undefined, tie: string, until: LocalDate): Command {
  return command(`/ties/${tie}/end`, { until }, { ...about(person, called), what: 'outbox.what.endTie' });
}
