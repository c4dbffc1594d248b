import type { PlaceItem } from '@/api-types/answers';
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
