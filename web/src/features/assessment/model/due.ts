import type { DueLine, DueSet } from '@/api-types/answers';

/** What is asked in one sitting. */
export interface Sitting {
  number: number;
  forms: DueLine[];
  minutes: number;
}

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
