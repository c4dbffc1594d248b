/** What the roles of the catalogue may permit, by the words that the server uses. */
export const permissions = [
  'person.read',
  'person.register',
  'person.change',
  'person.history',
  'person.assign',
  'person.link',
  'person.break-glass',
  'consent.manage',
  'stage.mark',
  'stay.admit',
  'stay.end',
  'handover.propose',
  'handover.answer',
  'handover.arrive',
  'follow-up.attempt',
  'board.read',
  'figures.read',
  'place.manage',
  'account.manage',
  'break-glass.review',
  'link.approve',
] as const;

export type Permission = (typeof permissions)[number];

export function may(given: readonly string[], wanted: Permission): boolean {
  return given.includes(wanted);
}
