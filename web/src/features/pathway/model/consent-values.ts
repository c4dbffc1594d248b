import type { LocalDate } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { addDays } from '@/lib/dates';
import type { Faults } from '@/lib/form';

/** What the person says; empty until they have said it. */
export interface ConsentValues {
  classes: Word<'consent_class'>[];
  grantor: Word<'grantor_kind'> | '';
  method: Word<'consent_method'> | '';
  capacity: Word<'capacity_note'> | '';
  valid_until: string;
  told: boolean;
  copy: boolean;
}

/** A year at most is usual; it is no part of what is agreed to until it was read out. */
const consentDays = 365;

/** Nothing is ticked and nothing chosen beforehand: a consent is given, not presumed. */
export const notAgreed = (today: LocalDate): ConsentValues => ({
  classes: [],
  grantor: '',
  method: '',
  capacity: '',
  valid_until: addDays(today, consentDays),
  told: false,
  copy: false,
});

/** What is still to be said; all at once, so that the form is gone through one time. */
export function consentMissing({ classes, grantor, method, capacity, told }: ConsentValues): Faults {
  return {
    ...(classes.length === 0 && { classes: 'form.choose-one' }),
    ...(!grantor && { grantor: 'field.missing' }),
    ...(!method && { method: 'field.missing' }),
    ...(!capacity && { capacity: 'field.missing' }),
    ...(!told && { told: 'consent.consequences-not-told' }),
  };
}

/** As it is sent, which is only once everything is said; the server checks again. */
export function consentSaid({ grantor, method, capacity }: Pick<ConsentValues, 'grantor' | 'method' | 'capacity'>) {
  if (!grantor || !method || !capacity) throw new Error('a consent is sent once it is said');
  return { grantor, method, capacity };
}
