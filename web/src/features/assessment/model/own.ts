import type { FormLine } from '@/api-types/forms';
import type { OwnForm } from '@/api-types/assessment';

/** As the lists and curves of this room take a form: finished, without answers and without alerts. */
export function formOf({ id, instrument, on, reading, status, scores }: OwnForm): FormLine {
  return {
    assessment: { id, instrument, on, state: 'finished', ...(reading && { reading }) },
    scored: true,
    status,
    scores,
    alerts: [],
  };
}
