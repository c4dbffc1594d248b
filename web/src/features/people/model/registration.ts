import type { Birth, PersonId, PersonName } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { isDate, minutes } from '@/lib/dates';
import type { Faults } from '@/lib/form';
import type { NewContact, Registration } from '../api/people';
import { genderSaid } from './gender';

/** What is typed at registration, before it is a record. */
export interface RegistrationValues {
  under: 'name' | 'code';
  code: string;
  given: string;
  patronymic: string;
  family: string;
  otherScript: string;
  birth: string;
  sex: Word<'sex'>;
  gender: string;
  genderSaid: string;
  languages: string;
  kinds: Word<'person_kind'>[];
  identifierKind: Word<'identifier_kind'>;
  identifierIssuer: string;
  identifierValue: string;
  addressUse: Word<'address_use'>;
  addressLines: string;
  channel: Word<'channel'>;
  to: string;
  from: string;
  until: string;
  wording: string;
}

/** What stands in the form before anything is typed. */
export const nothingYet: RegistrationValues = {
  under: 'name',
  code: '',
  given: '',
  patronymic: '',
  family: '',
  otherScript: '',
  birth: '',
  sex: 'not_known',
  gender: '',
  genderSaid: '',
  languages: '',
  kinds: ['in_care'],
  identifierKind: 'national',
  identifierIssuer: '',
  identifierValue: '',
  addressUse: 'home',
  addressLines: '',
  channel: 'phone',
  to: '',
  from: '',
  until: '',
  wording: '',
};

/** A date, only a year, or nothing: `1994-03-12`, `12.03.1994`, `1994`. Undefined where it is none of these. */
export function parseBirth(typed: string): Birth | undefined {
  const text = typed.trim();
  if (!text) return {};
  if (/^\d{4}$/.test(text)) return { year: Number(text) };
  const dotted = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  const part = (value: string | undefined) => (value ?? '').padStart(2, '0');
  const date = dotted ? `${dotted[3] ?? ''}-${part(dotted[2])}-${part(dotted[1])}` : text;
  return isDate(date) ? { date } : undefined;
}

/** `Кыргызча, ru` and the like are left to the picker; here codes parted by commas or spaces. */
export function parseLanguages(typed: string): string[] {
  return typed.split(/[\s,;]+/).filter(Boolean);
}

export function namesOf(
  values: Pick<RegistrationValues, 'given' | 'patronymic' | 'family' | 'otherScript'>,
): PersonName[] {
  const trimmed = (text: string) => text.trim();
  const name: PersonName = {
    use: 'usual',
    ...(trimmed(values.given) && { given: trimmed(values.given) }),
    ...(trimmed(values.patronymic) && { patronymic: trimmed(values.patronymic) }),
    ...(trimmed(values.family) && { family: trimmed(values.family) }),
  };
  const other = otherScriptName(trimmed(values.otherScript));
  const named = Boolean(name.given ?? name.family);
  return [...(named ? [name] : []), ...(other ? [other] : [])];
}

/** The same name as in another script, written in one field: the last word is the family name. */
function otherScriptName(text: string): PersonName | undefined {
  const parts = text.split(/\s+/).filter(Boolean);
  if (parts.length === 0) return undefined;
  const [given = '', ...rest] = parts;
  const family = rest.pop();
  return {
    use: 'usual',
    given,
    ...(rest.length > 0 && { patronymic: rest.join(' ') }),
    ...(family && { family }),
  };
}

export function contactOf(
  values: Pick<RegistrationValues, 'channel' | 'to' | 'from' | 'until' | 'wording'>,
): NewContact | undefined {
  if (!values.to.trim()) return undefined;
  const from = minutes(values.from);
  const until = minutes(values.until);
  return {
    channel: values.channel,
    to: values.to.trim(),
    ...(from !== undefined && { from_minute: from }),
    ...(until !== undefined && { until_minute: until }),
    ...(values.wording.trim() && { wording: values.wording.trim() }),
  };
}

export function checkRegistration(values: RegistrationValues): Faults {
  return {
    ...(values.under === 'name' && namesOf(values).length === 0 && { given: 'form.name-needed' }),
    ...(values.under === 'code' && !values.code.trim() && { code: 'form.code-needed' }),
    ...(!parseBirth(values.birth) && { birth: 'form.birth-unclear' }),
    ...(values.kinds.length === 0 && { kinds: 'kind.missing' }),
    ...(values.identifierValue.trim() && !values.identifierIssuer.trim() && { identifierIssuer: 'form.issuer-needed' }),
  };
}

export function registrationOf(id: PersonId, values: RegistrationValues): Registration {
  const contact = contactOf(values);
  const gender = genderSaid(values);
  const number = values.identifierValue.trim();
  const lines = values.addressLines.trim();
  return {
    id,
    kinds: values.kinds,
    ...(values.under === 'code' && { code: values.code.trim() }),
    names: values.under === 'name' ? namesOf(values) : [],
    birth: parseBirth(values.birth) ?? {},
    sex: values.sex,
    ...(gender && { gender }),
    languages: parseLanguages(values.languages),
    identifiers: number ? [{ kind: values.identifierKind, issuer: values.identifierIssuer.trim(), value: number }] : [],
    safe_contacts: contact ? [contact] : [],
    addresses: lines ? [{ use: values.addressUse, lines }] : [],
  };
}
