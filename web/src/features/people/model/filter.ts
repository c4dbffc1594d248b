import { words, type Setting, type Stage } from '@/api-types/words';

/** What stands in the address of the list, so that it keeps its place and can be sent to a colleague. */
export interface PeopleFilter {
  q?: string;
  stage?: Stage;
  setting?: Setting;
  state?: 'in_care' | 'all';
  sort?: 'name' | 'started';
}

export function parseFilter(search: Record<string, unknown>): PeopleFilter {
  const { q, stage, setting, state, sort } = search;
  return {
    ...(typeof q === 'string' && q && { q }),
    ...(isOne(words.stage, stage) && { stage }),
    ...(isOne(words.setting, setting) && { setting }),
    ...(isOne(['in_care', 'all'] as const, state) && { state }),
    ...(isOne(['name', 'started'] as const, sort) && { sort }),
  };
}

function isOne<T extends string>(choices: readonly T[], value: unknown): value is T {
  return choices.includes(value as T);
}
