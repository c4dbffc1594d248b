import type { WorkerItem } from '@/api-types/people';
import type { Relation } from '@/api-types/records';

export interface BesideItem extends WorkerItem {
  /** Everything this colleague is to the person, the keyworker first. */
  kinds: NonNullable<Relation['kind']>[];
  /** What says so: all of them end together. */
  relations: Relation['id'][];
}

/** Each colleague once, however many relations say so; whoever is keyworker makes "cares for them" superfluous. */
export function besides(workers: readonly WorkerItem[]): BesideItem[] {
  const found = new Map<string, BesideItem>();
  for (const item of workers) {
    const { worker, place, kind } = item.relation;
    const who = worker ? `${worker} ${place ?? ''}` : item.relation.id;
    const known = found.get(who) ?? { ...item, kinds: [], relations: [] };
    known.relations.push(item.relation.id);
    if (kind && !known.kinds.includes(kind)) known.kinds.push(kind);
    found.set(who, known);
  }
  return [...found.values()]
    .map((item) => ({
      ...item,
      kinds: item.kinds.includes('keyworker') ? item.kinds.filter((kind) => kind !== 'worker') : item.kinds,
    }))
    .sort((a, b) => Number(b.kinds.includes('keyworker')) - Number(a.kinds.includes('keyworker')));
}
