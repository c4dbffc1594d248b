import type { PersonPage } from '@/api-types/people';
import { may, type Permission } from '@/lib/permissions';

/** What the server permits only where care is open to the reader. */
const withCare: Permission[] = ['person.history', 'person.assign', 'stage.mark', 'stay.end', 'handover.propose'];

/**
 * Whether the road of this person is open to the reader. Where it is not, an empty list of stays says nothing: care may
 * be going on. Whatever else stands under care and is there, tells that it is open.
 */
export function roadIsShown(page: PersonPage): boolean {
  const underCare = [page.journeys, page.episodes, page.stays, page.marks, page.attempts, page.workers];
  return (
    underCare.some((rows) => (rows ?? []).length > 0) ||
    withCare.some((permission) => may(page.permissions, permission))
  );
}
