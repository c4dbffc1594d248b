import type { FigureLine, IndicatorDefinition } from '@/api-types/indicators';
import { words, type WordKind } from '@/api-types/words';
import { inLanguage } from '@/lib/indicator';
import type { TextKey } from '@/lib/text/keys';
import type { Text } from '@/lib/text/text';

const standard: Readonly<Record<string, TextKey>> = {
  region: 'indicators.by.region',
  district: 'indicators.by.district',
  house: 'indicators.by.house',
  month: 'indicators.by.month',
  quarter: 'indicators.by.quarter',
  year: 'indicators.by.year',
  sex: 'indicators.by.sex',
  age: 'indicators.by.age',
};

export function breakdownName(text: Text, definition: IndicatorDefinition, by: string): string {
  const key = standard[by];
  if (key) return text.say(key);
  const own = definition.by?.find(({ id }) => id === by);
  return own ? inLanguage(own.names, text.language) : by;
}

/** Breakdowns whose groups are words of the records. */
const wordKinds: Readonly<Record<string, WordKind>> = {
  sex: 'sex',
  stage: 'stage',
  setting: 'setting',
  referral_source: 'referral_source',
  kind: 'contact_kind',
};

/** The kind of words that a member of a record holds, where it is told in words. */
export const wordKindOf = (member: string): WordKind | undefined =>
  wordKinds[member] ?? (member in words ? (member as WordKind) : undefined);

/** Why units are left out, as the definition calls it. */
export function reasonName(text: Text, definition: IndicatorDefinition, id: string): string {
  if (id === 'not_elapsed') return text.say('indicators.notElapsed', { days: text.number(definition.elapsed ?? 0) });
  const own = definition.exclusions?.find((one) => one.id === id);
  return own ? inLanguage(own.names, text.language) : id;
}

export function groupName(text: Text, by: string | undefined, line: FigureLine): string {
  if (line.place) return text.place(line.place) ?? '';
  const group = line.group ?? '';
  if (group === 'unknown') return text.say('indicators.unknown');
  if (by === 'month') return text.date(`${group}-01`, 'monthYear');
  const kind = by && wordKinds[by];
  return kind ? text.word(kind, group) : group;
}

const records: Readonly<Record<string, TextKey>> = {
  family_consent: 'indicators.recordsOf.family_consent',
  family_session: 'indicators.recordsOf.family_session',
  fidelity_rating: 'indicators.recordsOf.fidelity_rating',
  intervention: 'indicators.recordsOf.intervention',
  peer_match: 'indicators.recordsOf.peer_match',
  peer_meeting: 'indicators.recordsOf.peer_meeting',
  entry: 'indicators.recordsOf.entry',
  operator: 'indicators.recordsOf.operator',
  support: 'indicators.recordsOf.support',
};

/** Why an indicator is switched off: which records it waits for. */
export function whyOff(text: Text, definition: IndicatorDefinition): string {
  const names = (definition.missing ?? []).map((name) => (records[name] ? text.say(records[name]) : name));
  return `${text.say('indicators.offWhy')} ${text.say('indicators.waitsFor', { records: text.list(names) })}`;
}
