import { words, type Stage } from '@/api-types/words';

/** What stands in the address of the list, so that it keeps its place. What is typed does not: it may be a name. */
export interface PeopleFilter {
  stage?: Stage;
  state?: 'in_care' | 'all';
  sort?: 'name' | 'newest';
  /** In care, and nobody is their keyworker. */
  keyworker?: 'none';
}

export function parseFilter(search: Record<string, unknown>): PeopleFilter {
  const { stage, state, sort, keyworker } = search;
  return {
    ...(isOne(words.stage, stage) && { stage }),
    ...(isOne(['in_care', 'all'] as const, state) && { state }),
    ...(isOne(['name', 'newest'] as const, sort) && { sort }),
    ...(isOne(['none'] as const, keyworker) && { keyworker }),
  };
}

function isOne<T extends string>(choices: readonly T[], value: unknown): value is T {
  return choices.includes(value as T);
}
