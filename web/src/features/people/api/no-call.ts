import type { LocalDate, Person } from '@/api-types/records';
import { newId } from '@/lib/ids';
import { command, type Command } from '@/lib/outbox/entry';

const about = (person: Person, called: string | undefined) => ({
  subject: person.id,
  ...(called && { about: called }),
});

export function askNotToCall(person: Person, called: string | undefined, on: LocalDate): Command {
  return command(
    `/people/${person.id}/no-call`,
    { id: newId(), on },
    { ...about(person, called), what: 'outbox.what.noCall' },
  );
}

/** Only by the person's own word: the form has asked for that. */
export function callAgain(person: Person, called: string | undefined, on: LocalDate): Command {
  return command(
    `/people/${person.id}/no-call/end`,
    { on, own_word: true },
    { ...about(person, called), what: 'outbox.what.callAgain' },
  );
}
