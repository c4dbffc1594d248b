import { words, type Stage } from '@/api-types/words';

/** What stands in the address of the list, so that it keeps its place. What is typed does not: it may be a name. */
export interface PeopleFilter {
  stage?: Stage;
  state?: 'in_care' | 'all';
  sort?: 'name' | 'newest';
}

export function parseFilter(search: Record<string, unknown>): PeopleFilter {
  const { stage, state, sort } = search;
  return {
    ...(isOne(words.stage, stage) && { stage }),
    ...(isOne(['in_care', 'all'] as const, state) && { state }),
    ...(isOne(['name', 'newest'] as const, sort) && { sort }),
  };
}

function isOne<T extends string>(choices: readonly T[], value: unknown): value is T {
  return choices.includes(value as T);
}
