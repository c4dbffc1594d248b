/** What the roles of the catalogue may permit, by the words that the server uses. */
export const permissions = [
  'my-day.read',
  'person.search',
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
  'no-call.record',
  'tie.change',
  'assessment.own',
  'assessment.read',
  'assessment.write',
  'board.read',
  'figures.region',
  'figures.nation',
  'figures.read',
  'figures.publish',
  'place.read',
  'place.manage',
  'account.manage',
  'account.own',
  'content.read',
  'task.close',
  'baseline.keep',
  'baseline.read',
  'directive.issue',
  'directive.read',
  'directive.answer',
  'break-glass.review',
  'link.approve',
] as const;

export type Permission = (typeof permissions)[number];

export function may(given: readonly string[] | undefined, wanted: Permission): boolean {
  return given?.includes(wanted) ?? false;
}
