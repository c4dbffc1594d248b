import type { TieItem } from '@/api-types/people';
import type { LocalDate } from '@/api-types/records';

/** What stands now, each once; those whom the reader may see first. On its last day a tie stands no more. */
export function around(ties: readonly TieItem[], today: LocalDate): TieItem[] {
  return ties
    .filter(({ tie, again }) => !again && (tie.until === undefined || tie.until > today))
    .sort((a, b) => Number(Boolean(b.person)) - Number(Boolean(a.person)));
}
