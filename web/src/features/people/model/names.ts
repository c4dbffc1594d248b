import type { PersonName } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import type { Faults } from '@/lib/form';

/** A name as it is typed; what stays empty is not part of it. */
export interface NameRow {
  use: Word<'name_use'>;
  given: string;
  patronymic: string;
  family: string;
}

export const noName: NameRow = { use: 'usual', given: '', patronymic: '', family: '' };

/** The names somebody has, for correcting them; one empty row where there is none yet. */
export function nameRows(names: readonly PersonName[] | undefined): NameRow[] {
  const rows = (names ?? []).map(({ use, given = '', patronymic = '', family = '' }) => ({
    use,
    given,
    patronymic,
    family,
  }));
  return rows.length > 0 ? rows : [noName];
}

const isEmpty = ({ given, family }: NameRow) => !given.trim() && !family.trim();

export function namesFrom(rows: readonly NameRow[]): PersonName[] {
  return rows
    .filter((row) => !isEmpty(row))
    .map(({ use, given, patronymic, family }) => ({
      use,
      ...(given.trim() && { given: given.trim() }),
      ...(patronymic.trim() && { patronymic: patronymic.trim() }),
      ...(family.trim() && { family: family.trim() }),
    }));
}

/** Each row needs a name; only whoever has a code may have none at all. */
export function checkNames(rows: readonly NameRow[], hasCode: boolean): Faults {
  if (hasCode && rows.every(isEmpty)) return {};
  return Object.fromEntries(
    rows.flatMap((row, at) => (isEmpty(row) ? [[`names[${at}].given`, 'form.name-needed']] : [])),
  );
}
