import type { FormLine } from '@/api-types/forms';
import type { LocalDate } from '@/api-types/records';
import { toDay } from '@/lib/dates';

export interface Recalled {
  /** Day of the form before. */
  last: LocalDate;
  /** How many of the days that it was about are asked about again. */
  days: number;
}

interface Asked {
  instrument: string | undefined;
  /** The days that its questions are about, up to that of the form. */
  recallDays: number | undefined;
  on: LocalDate | undefined;
  /** This form itself. */
  id?: string;
}

/** The finished form of the same instrument whose days this one asks about again: then the two are not apart. */
export function recalled(forms: readonly FormLine[], { instrument, recallDays, on, id }: Asked): Recalled | undefined {
  if (!recallDays || !on) return undefined;
  const last = forms
    .filter(({ assessment }) => assessment.state === 'finished' && assessment.instrument === instrument)
    .filter(({ assessment }) => assessment.id !== id)
    .flatMap(({ assessment }) => (assessment.on && assessment.on <= on ? [assessment.on] : []))
    .sort()
    .at(-1);
  const days = last === undefined ? 0 : recallDays - (toDay(on) - toDay(last));
  return last !== undefined && days > 0 ? { last, days } : undefined;
}
