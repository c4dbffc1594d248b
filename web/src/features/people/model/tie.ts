import type { PersonId } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import type { Choice } from '@/components/picker';
import type { Faults } from '@/lib/form';
import type { NewTie } from '../api/ties';
import { nothingYet, parseBirth, registrationOf, namesOf, type RegistrationValues } from './registration';

/** What is typed of somebody who stands beside a person, before it is a record. */
export interface TieValues extends RegistrationValues {
  whom: 'known' | 'new';
  other: Choice | undefined;
  kind: Word<'tie_kind'> | '';
  said_by: Word<'tie_source'>;
  since: string;
  lives_together: Word<'tie_fact'>;
  supports: Word<'tie_fact'>;
  /** What comes after it: nothing is opened by naming somebody. */
  next: 'nothing' | 'share';
}

export const noTieYet: TieValues = {
  ...nothingYet,
  kinds: ['relative'],
  whom: 'known',
  other: undefined,
  kind: '',
  said_by: 'the_person',
  since: '',
  lives_together: 'not_known',
  supports: 'not_known',
  next: 'nothing',
};

export const tiePaths = {
  'registers.names': 'given',
  'registers.names[0]': 'given',
  'registers.names[0].given': 'given',
  'registers.names[0].family': 'family',
  'registers.birth.date': 'birth',
  'registers.birth.year': 'birth',
  'registers.safe_contacts[0].to': 'to',
  'registers.safe_contacts[0].from_minute': 'from',
  'registers.safe_contacts[0].until_minute': 'until',
  'registers.safe_contacts[0].wording': 'wording',
} as const;

export function checkTie(values: TieValues): Faults {
  const isNew = values.whom === 'new';
  return {
    ...(!isNew && !values.other && { other: 'form.choose-person' }),
    ...(isNew && namesOf(values).length === 0 && { given: 'form.name-needed' }),
    ...(isNew && !parseBirth(values.birth) && { birth: 'form.birth-unclear' }),
    ...(!values.kind && { kind: 'form.choose-one' }),
  };
}

/** How somebody is called who is being put there; nothing before they were chosen or named. */
export function otherCalled({ whom, other, given, family }: TieValues): string {
  return whom === 'known'
    ? (other?.label ?? '')
    : [given, family]
        .map((name) => name.trim())
        .filter(Boolean)
        .join(' ');
}

/** `id` is the new person's, so that sending twice registers once. */
export function tieOf(id: PersonId, values: TieValues): NewTie {
  const { whom, other, kind, said_by, since, lives_together, supports } = values;
  return {
    ...(whom === 'known' ? { other: other?.id ?? '' } : { registers: registrationOf(id, values) }),
    kind: kind || 'other',
    said_by,
    ...(since && { since }),
    lives_together,
    supports,
  };
}
