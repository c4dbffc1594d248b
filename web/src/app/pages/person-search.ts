import type { HandoverId, PersonId } from '@/api-types/records';

/** The form that is open over a page: in the address, so that back closes it and reload keeps it. */
const forms = [
  'register',
  'next',
  'admit',
  'end',
  'take-back-end',
  'move-on',
  'hand-over',
  'mark',
  'details',
  'break-glass',
  'attempt',
  'share',
] as const;

export type OpenForm = (typeof forms)[number];

export interface OpenSearch {
  do?: OpenForm;
  /** The arrival from which one came to register somebody or to begin their care. */
  arrival?: HandoverId;
  /** With whom of those around the person something is to be shared. */
  with?: PersonId;
}

export function parseDo(search: Record<string, unknown>): OpenSearch {
  const wanted = forms.find((form) => form === search.do);
  return {
    ...(wanted && { do: wanted }),
    ...(typeof search.arrival === 'string' && { arrival: search.arrival }),
    ...(typeof search.with === 'string' && { with: search.with }),
  };
}
