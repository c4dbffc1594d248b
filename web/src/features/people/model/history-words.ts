import type { MemberChange } from '@/api-types/people';
import type { Place } from '@/api-types/records';
import { words, type WordKind } from '@/api-types/words';
import { clock, isDate } from '@/lib/dates';
import type { Text } from '@/lib/text/text';

/** Members whose values are words of an enumeration with another name than the member. */
const kindOfMember: Readonly<Record<string, WordKind>> = {
  state: 'handover_state',
  kind: 'task_kind',
  outcome: 'attempt_outcome',
  ended_stage: 'stage',
  end_type: 'end_type',
  capacity: 'capacity_note',
  method: 'consent_method',
  grantor: 'grantor_kind',
  classes: 'consent_class',
  purposes: 'purpose',
  review: 'review_state',
  age_answer: 'answer',
};
const kindOfRecordMember: Readonly<Record<string, WordKind>> = {
  'task.state': 'task_state',
  'consent.state': 'consent_state',
  'follow_up.state': 'follow_up_state',
  'person_link.state': 'link_state',
  'stage_mark.kind': 'mark_kind',
  'relation.kind': 'relation_kind',
  'assessment.state': 'form_state',
  'assessment.mode': 'form_mode',
  'identifier.kind': 'identifier_kind',
  'person.kinds': 'person_kind',
  'person_tie.kind': 'tie_kind',
  'person_tie.said_by': 'tie_source',
  'person_tie.lives_together': 'tie_fact',
  'person_tie.supports': 'tie_fact',
  'no_call.ended_by': 'no_call_end',
  'address.use': 'address_use',
};

const languageMembers = new Set(['language', 'languages', 'interpreter']);
const minuteMembers = new Set(['from_minute', 'until_minute']);

/** Said nowhere: they tell a reader nothing. */
const silent = new Set([
  'id',
  'person',
  'subject',
  'home',
  'other_home',
  'episode',
  'journey',
  'stay',
  'cause',
  'about',
  'text_hash',
  'value_key',
  'birth_year',
  'notice',
]);

export interface ChangeWords {
  /** The member as the server calls it. */
  id: string;
  member: string;
  old: string | undefined;
  now: string | undefined;
}

/** The changed members in words, without those that tell nothing. */
export function changeWords(
  text: Text,
  record: string,
  changes: readonly MemberChange[],
  places: readonly Place[],
): ChangeWords[] {
  const value = (member: string, given: unknown) => valueWords(text, record, member, given, places);
  return changes
    .filter(({ member, erased }) => !silent.has(member) && !erased)
    .map(({ member, before, after }) => ({
      id: member,
      member: text.member(record, member),
      old: value(member, before),
      now: value(member, after),
    }))
    .filter(({ old, now }) => old !== undefined || now !== undefined);
}

function valueWords(
  text: Text,
  record: string,
  member: string,
  given: unknown,
  places: readonly Place[],
): string | undefined {
  if (given === undefined || given === null || given === '') return undefined;
  if (Array.isArray(given)) {
    const parts = given
      .map((part) => valueWords(text, record, member, part, places))
      .filter((part) => part !== undefined);
    return parts.length > 0 ? text.list(parts) : undefined;
  }
  if (typeof given === 'boolean') return text.say(given ? 'answer.yes' : 'answer.no');
  if (typeof given === 'number') return minuteMembers.has(member) ? clock(given) : text.number(given);
  if (typeof given === 'object') {
    const parts = Object.entries(given).map(([part, inner]) =>
      part === 'use' ? undefined : valueWords(text, record, part, inner, places),
    );
    return parts.filter(Boolean).join(' ') || undefined;
  }
  if (typeof given !== 'string') return undefined;
  const kind =
    kindOfRecordMember[`${record}.${member}`] ??
    kindOfMember[member] ??
    (member in words ? (member as WordKind) : undefined);
  if (kind && (words[kind] as readonly string[]).includes(given)) return text.word(kind, given);
  if (languageMembers.has(member)) return text.languageName(given);
  if (isDate(given)) return text.date(given, 'full');
  if (/^\d{4}-\d{2}-\d{2}T/.test(given)) return text.instant(given);
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(given)) return text.place(places.find((place) => place.id === given));
  return given;
}
