import type { PlaceItem } from '@/api-types/places';
import type { Word } from '@/api-types/words';
import type { Text } from '@/lib/text/text';

export interface Branch {
  item: PlaceItem;
  depth: number;
}

/** Places in the order of the tree, each under the one it belongs to; those without a known parent stand at the top. */
export function treeOrder(
  items: readonly PlaceItem[],
  { compare, place: nameOf }: Pick<Text, 'compare' | 'place'>,
): Branch[] {
  const known = new Set(items.map((item) => item.place.id));
  const under = new Map<string, PlaceItem[]>();
  for (const item of items) {
    const parent = item.parent && known.has(item.parent) ? item.parent : '';
    under.set(parent, [...(under.get(parent) ?? []), item]);
  }
  const walk = (parent: string, depth: number): Branch[] =>
    (under.get(parent) ?? [])
      .sort((a, b) => compare(nameOf(a.place) ?? '', nameOf(b.place) ?? ''))
      .flatMap((item) => [{ item, depth }, ...walk(item.place.id, depth + 1)]);
  return walk('', 0);
}

const levels: Readonly<Record<Word<'place_kind'>, number>> = {
  nation: 0,
  region: 1,
  district: 2,
  centre: 3,
  ngo: 3,
  unit: 4,
};

/** Which kind may lie below which; the server decides again. A unit lies in a house, a house below what is above it. */
export function mayLieBelow(kind: Word<'place_kind'> | undefined, above: Word<'place_kind'> | undefined): boolean {
  if (!kind || !above) return false;
  return kind === 'unit' ? levels[above] === 3 : levels[above] < levels[kind];
}

/** Where a place can go: what may lie above it, but not where it is already. */
export function canGoBelow(item: PlaceItem, { place }: PlaceItem): boolean {
  return place.id !== item.place.id && place.id !== item.parent && mayLieBelow(item.place.kind, place.kind);
}
