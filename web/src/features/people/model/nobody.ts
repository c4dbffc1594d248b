import type { TextKey } from '@/lib/text/keys';
import type { PeopleFilter } from './filter';

interface Asked {
  typed: boolean;
  filter: PeopleFilter;
  /** How many there are besides, where nobody is in care. */
  count: number;
  canRegister: boolean;
}

/** Why a list of people is empty, and whether looking among everybody would help. */
export function nobody({ typed, filter, count, canRegister }: Asked): { say: TextKey; offersEverybody: boolean } {
  const all = filter.state === 'all';
  if (!typed && filter.keyworker) return { say: 'people.noneWithout', offersEverybody: false };
  // A stage is one of somebody in care: everybody would not be more.
  if (!typed && filter.stage) return { say: 'people.noneAtStage', offersEverybody: false };
  if (typed) return { say: all ? 'people.noneFoundAll' : 'people.noneFound', offersEverybody: !all };
  if (!all && count > 0) return { say: 'people.noneInCare', offersEverybody: true };
  return { say: canRegister ? 'people.none' : 'people.noneForReader', offersEverybody: false };
}
