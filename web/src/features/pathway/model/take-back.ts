import type { PersonPage } from '@/api-types/people';
import type { Stay } from '@/api-types/records';
import { may } from '@/lib/permissions';
import { lastStay } from './next-stage';

/** The stay whose end may have been a mistake: the last one, as long as nothing was built upon its end. The server decides. */
export function endToTakeBack({ permissions, person, stays, handovers = [] }: PersonPage): Stay | undefined {
  const stay = lastStay(stays);
  if (!stay?.ended || stay.end_type === 'died' || person.died_on || !may(permissions, 'stay.end')) return undefined;
  const setOut = handovers.some(
    (one) => one.stay === stay.id && (one.state === 'travelling' || one.state === 'arrived'),
  );
  return setOut ? undefined : stay;
}
