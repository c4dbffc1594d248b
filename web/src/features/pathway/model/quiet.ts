import type { PersonPage } from '@/api-types/people';
import type { LocalDate } from '@/api-types/records';

/** Since when nobody calls, because the person asked for it, and which number they were left with. */
export interface Quiet {
  since: LocalDate;
  number: string | undefined;
}

/** The wish holds until the person takes it back or begins care again; each house that knows them keeps it. */
export function quietSince({ no_calls: wishes = [] }: Pick<PersonPage, 'no_calls'>): Quiet | undefined {
  const [first, ...more] = wishes.filter(({ on, ended_on: ended }) => on && !ended);
  if (!first?.on) return undefined;
  return { since: first.on, number: [first, ...more].find((wish) => wish.number_left)?.number_left };
}
