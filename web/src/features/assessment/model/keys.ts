import type { Option } from './pack';

/**
 * Which key chooses which value. The key is the number that stands on the paper form, with or without its words:
 * whoever enters a stack of paper presses what is circled. Where values have no key of their own, the places count.
 */
export function keysOf(picks: readonly Option[] = []): ReadonlyMap<string, number> {
  const bare = picks.every(({ text }) => text === undefined);
  const single = picks.filter(({ value }) => Number.isInteger(value) && value >= 0 && value <= 9);
  if (bare || single.length === picks.length) return new Map(single.map(({ value }) => [String(value), value]));
  return new Map(picks.slice(0, 9).map(({ value }, at) => [String(at + 1), value]));
}
