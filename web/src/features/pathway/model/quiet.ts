import type { PersonPage } from '@/api-types/people';
import type { LocalDate } from '@/api-types/records';

/** Since when nobody calls, because the person asked for it, and which number they were left with. */
export interface Quiet {
  since: LocalDate;
  number: string | undefined;
}

type Parts = Pick<PersonPage, 'stays' | 'follow_ups' | 'attempts'>;

/** The wish holds until care begins again. */
export function quietSince({ stays = [], follow_ups: followUps = [], attempts = [] }: Parts): Quiet | undefined {
  const wish = followUps
    .filter(({ outcome }) => outcome === 'asked_not_to_call')
    .reduce((latest, { settled_on: on }) => (on && on > latest ? on : latest), '');
  if (!wish || stays.some(({ started, ended }) => !ended || (started && started > wish))) return undefined;
  const left = attempts.filter(({ outcome, number_left: number }) => outcome === 'asked_not_to_call' && number);
  return { since: wish, number: left.at(-1)?.number_left };
}
