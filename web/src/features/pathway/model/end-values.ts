import type { EndType, Word } from '@/api-types/words';
import type { Faults } from '@/lib/form';

/** Empty until somebody says it: a suggestion here would be counted as what happened. */
export interface EndValues {
  end_type: EndType | '';
  end_reason: Word<'end_reason'> | '';
}

export const endNotSaid: EndValues = { end_type: '', end_reason: '' };

/** What is still to be said of how a stay ended. */
export function endMissing({ end_type: type, end_reason: reason }: EndValues): Faults {
  return { ...(!type && { end_type: 'field.missing' }), ...(!reason && { end_reason: 'field.missing' }) };
}

/** As it is sent; a form is sent only once both are said. */
export function endSaid({ end_type: type, end_reason: reason }: EndValues) {
  return { end_type: type || ('other' as const), end_reason: reason || ('not_stated' as const) };
}
