import type { PlaceItem } from '@/api-types/answers';
import type { Stage } from '@/api-types/words';

/** Free beds and seats for a stage; undefined where the house keeps no limit or does not say. */
export function freeFor(item: PlaceItem, stage: Stage): number | undefined {
  const counts = (item.offers ?? [])
    .filter(({ offer }) => offer.stage === stage)
    .map(({ free }) => free)
    .filter((free) => free !== undefined);
  return counts.length > 0 ? counts.reduce((sum, free) => sum + free, 0) : undefined;
}
