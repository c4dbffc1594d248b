import type { WorkerItem } from '@/api-types/people';
import type { Consent, Person, Place } from '@/api-types/records';
import { calledBy } from '@/lib/person-name';
import type { Text } from '@/lib/text/text';

/** Those who may be named, as far as the reader sees them. */
export interface Known {
  places: readonly Place[];
  people: readonly Person[];
  workers: readonly WorkerItem[];
}

/** Whom a consent was given to: by name where the reader sees it, else what they are to the person, which they signed. */
export function recipientOf(text: Text, { recipient, recipient_kind: kind }: Consent, known: Known): string {
  const name =
    text.place(known.places.find(({ id }) => id === recipient)) ??
    calledBy(
      known.people.find(({ id }) => id === recipient),
      text.language,
    ) ??
    known.workers.find(({ account }) => account !== undefined && account.id === recipient)?.account?.name;
  return name ?? text.say(`shared.to.${kind ?? 'unknown'}`);
}
