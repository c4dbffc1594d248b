import type { CheckFinding, StoreCheck } from '@/api-types/store-checks';
import { words } from '@/api-types/words';

export const isOver = ({ state }: StoreCheck): boolean => state !== 'waiting' && state !== 'running';

/** What a check can find, as docs/operations/verify.md has it, and what is to be done about it. */
export const todo = {
  'chain.broken': 'restore',
  'chain.gap': 'restore',
  'entry.missing': 'restore',
  'entry.unlinked': 'restore',
  'entry.malformed': 'tell',
  'entry.columns-differ': 'columns',
  'record.unknown': 'release',
  'row.damaged': 'disk',
  'row.content-differs': 'restore',
  'row.version-differs': 'restore',
  'row.missing': 'restore',
  'row.not-removed': 'again',
  'row.without-entry': 'restore',
  'disclosure.hidden': 'intruder',
  'checkpoint.tail-cut': 'tail',
  'checkpoint.hash-differs': 'older',
  'storage.damaged': 'disk',
} as const;

export type Found = keyof typeof todo;

export const isKnown = (what: string): what is Found => what in todo;

/** Findings of one sort together, in the order in which each was met first. */
export function bySort(findings: readonly CheckFinding[]): { what: string; findings: CheckFinding[] }[] {
  const sorts = [...new Set(findings.map(({ what }) => what))];
  return sorts.map((sort) => ({ what: sort, findings: findings.filter(({ what }) => what === sort) }));
}

const steps = words.check_phase;

/** How far a running check is: the step, and all steps together as a bar has them. */
export function stepOf({ phase, done, total }: StoreCheck): { step: number; of: number; value: number } {
  const before = phase ? steps.indexOf(phase) : 0;
  return { step: before + 1, of: steps.length, value: before + (total > 0 ? Math.min(1, done / total) : 0) };
}

/** What became of a check that is over. */
export function resultOf({ state, found }: StoreCheck): 'whole' | 'found' | 'cancelled' | 'failed' {
  if (found > 0) return 'found';
  if (state === 'failed') return 'failed';
  return state === 'cancelled' ? 'cancelled' : 'whole';
}
