/** The form that is open over a page: in the address, so that back closes it and reload keeps it. */
const forms = [
  'register',
  'next',
  'admit',
  'end',
  'move-on',
  'hand-over',
  'mark',
  'details',
  'break-glass',
  'attempt',
] as const;

export type OpenForm = (typeof forms)[number];

export function parseDo(search: Record<string, unknown>): { do?: OpenForm } {
  const wanted = forms.find((form) => form === search.do);
  return wanted ? { do: wanted } : {};
}
