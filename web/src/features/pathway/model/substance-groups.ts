import type { LocalDate, SubstanceUse } from '@/api-types/records';

export interface SubstanceGroup {
  episode: string;
  on: LocalDate | undefined;
  rows: SubstanceUse[];
}

/** By episode of care, the latest first; in each the principal substance first. */
export function substanceGroups(uses: readonly SubstanceUse[]): SubstanceGroup[] {
  const groups = new Map<string, SubstanceGroup>();
  for (const use of uses) {
    const episode = use.episode ?? '';
    const group: SubstanceGroup = groups.get(episode) ?? { episode, on: use.on, rows: [] };
    group.rows.push(use);
    groups.set(episode, group);
  }
  const rank = ({ rank: of }: SubstanceUse) => (of === 'principal' ? 0 : 1);
  return [...groups.values()]
    .map((group) => ({ ...group, rows: [...group.rows].sort((a, b) => rank(a) - rank(b)) }))
    .sort((a, b) => (b.on ?? '').localeCompare(a.on ?? ''));
}
