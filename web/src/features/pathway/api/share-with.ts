import type { ConsentTerms, Person } from '@/api-types/records';
import { command, type Command } from '@/lib/outbox/entry';

export function shareWith(person: Person, called: string | undefined, consent: ConsentTerms & { id: string }): Command {
  return command(`/people/${person.id}/consents`, consent, {
    subject: person.id,
    ...(called && { about: called }),
    what: 'outbox.what.share',
  });
}
