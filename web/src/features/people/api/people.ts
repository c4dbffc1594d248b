import type { Address, Birth, Identifier, Person, PersonId, PersonName } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { newId } from '@/lib/ids';
import { command, type Command } from '@/lib/outbox/entry';

export interface NewContact {
  channel: Word<'channel'>;
  to: string;
  from_minute?: number;
  until_minute?: number;
  wording?: string;
}

export interface Registration {
  id: PersonId;
  kinds: Word<'person_kind'>[];
  code?: string;
  names: PersonName[];
  birth: Birth;
  sex: Word<'sex'>;
  gender?: string;
  languages: string[];
  identifiers: { kind: Word<'identifier_kind'>; issuer: string; value: string }[];
  safe_contacts: NewContact[];
  addresses: { use: Word<'address_use'>; lines: string }[];
}

export function register(registration: Registration, called: string): Command {
  return command('/people', registration, { subject: registration.id, about: called, what: 'outbox.what.register' });
}

export interface Details {
  code?: string;
  names: PersonName[];
  birth: Birth;
  sex: Word<'sex'>;
  gender?: string;
  languages: string[];
  kinds: Word<'person_kind'>[];
}

const about = (person: Person, called: string | undefined) => ({
  subject: person.id,
  ...(called && { about: called }),
});

export function changeDetails(person: Person, called: string | undefined, details: Details): Command {
  return command(`/people/${person.id}/details`, details, {
    ...about(person, called),
    ...(person.version && { ifMatch: person.version }),
    what: 'outbox.what.details',
  });
}

export function addSafeContact(person: Person, called: string | undefined, contact: NewContact): Command {
  const body = { id: newId(), ...contact };
  return command(`/people/${person.id}/safe-contacts`, body, {
    ...about(person, called),
    what: 'outbox.what.safeContact',
  });
}

export function endSafeContact(person: Person, called: string | undefined, id: string): Command {
  return command(`/safe-contacts/${id}/end`, {}, { ...about(person, called), what: 'outbox.what.endSafeContact' });
}

export interface NewNumber {
  kind: Word<'identifier_kind'>;
  issuer: string;
  value: string;
}

export interface NewAddress {
  use: Word<'address_use'>;
  lines: string;
}

/** Adds one, or corrects the one that was written wrongly. */
export function saveNumber(
  person: Person,
  called: string | undefined,
  number: NewNumber,
  wrong: Identifier | undefined,
): Command {
  return saveParticular('identifiers', person, called, number, wrong, 'outbox.what.number');
}

export function saveAddress(
  person: Person,
  called: string | undefined,
  address: NewAddress,
  wrong: Address | undefined,
): Command {
  return saveParticular('addresses', person, called, address, wrong, 'outbox.what.address');
}

function saveParticular(
  plural: 'identifiers' | 'addresses',
  person: Person,
  called: string | undefined,
  row: NewNumber | NewAddress,
  wrong: { id: string; version?: string } | undefined,
  what: 'outbox.what.number' | 'outbox.what.address',
): Command {
  if (!wrong)
    return command(`/people/${person.id}/${plural}`, { id: newId(), ...row }, { ...about(person, called), what });
  return command(`/${plural}/${wrong.id}/details`, row, {
    ...about(person, called),
    ...(wrong.version && { ifMatch: wrong.version }),
    what,
  });
}

export function endParticular(
  person: Person,
  called: string | undefined,
  plural: 'identifiers' | 'addresses',
  id: string,
): Command {
  return command(`/${plural}/${id}/end`, {}, { ...about(person, called), what: 'outbox.what.endParticular' });
}

export function assignWorker(
  person: Person,
  called: string | undefined,
  worker: { account: string; kind: 'keyworker' | 'worker' },
): Command {
  return command(`/people/${person.id}/workers`, worker, { ...about(person, called), what: 'outbox.what.worker' });
}

export function endRelation(person: Person, called: string | undefined, relation: string): Command {
  return command(`/relations/${relation}/end`, {}, { ...about(person, called), what: 'outbox.what.endWorker' });
}

export function revokeConsent(person: Person, called: string | undefined, consent: string, how: string): Command {
  return command(`/consents/${consent}/revoke`, { how }, { ...about(person, called), what: 'outbox.what.revoke' });
}

export function proposeLink(person: Person, called: string | undefined, other: PersonId): Command {
  return command(
    `/people/${person.id}/links`,
    { id: newId(), other },
    { ...about(person, called), what: 'outbox.what.link' },
  );
}

export function undoLink(person: Person, called: string | undefined, link: string): Command {
  return command(`/links/${link}/undo`, {}, { ...about(person, called), what: 'outbox.what.undoLink' });
}

/** Never waits in the outbox: whoever breaks the glass must see now. */
export function breakGlass(
  person: PersonId,
  body: { reason: Word<'break_glass_reason'>; explanation: string },
): Command {
  return command(`/people/${person}/break-glass`, body, { subject: person, what: 'outbox.what.breakGlass' });
}
