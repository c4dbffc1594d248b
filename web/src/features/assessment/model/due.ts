import type { DueLine, DueSet } from '@/api-types/forms';
import type { LocalDate } from '@/api-types/records';
import { toDay } from '@/lib/dates';

/** What is asked in one sitting. */
export interface Sitting {
  number: number;
  forms: DueLine[];
  minutes: number;
}

/** How many days it is overdue; none where it is not. */
export const overdueDays = ({ due, overdue }: Pick<DueLine, 'due' | 'overdue'>, today: LocalDate): number =>
  overdue ? toDay(today) - toDay(due) : 0;

export const sumOf = (forms: readonly { minutes: number }[]): number =>
  forms.reduce((sum, { minutes }) => sum + minutes, 0);

export function sittingsOf({ forms }: DueSet): Sitting[] {
  const numbers = [...new Set(forms.map(({ sitting }) => sitting))].sort((a, b) => a - b);
  return numbers.map((number) => {
    const own = forms.filter(({ sitting }) => sitting === number);
    return { number, forms: own, minutes: sumOf(own) };
  });
}

/** The day that matters of a set: the first that a form of it is due. */
export const firstDue = ({ forms }: DueSet): DueLine | undefined =>
  forms.reduce<DueLine | undefined>((first, form) => (first && first.due <= form.due ? first : form), undefined);
