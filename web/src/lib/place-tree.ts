import type { PlaceItem } from '@/api-types/places';
import type { Place, PlaceId } from '@/api-types/records';

/** Has figures of its own; a house has a board as well. */
export const aboveHouses = (kind: Place['kind']): boolean =>
  kind === 'nation' || kind === 'region' || kind === 'district';

export interface TreeNode {
  place: Place;
  below: TreeNode[];
}

/** What can be asked: the nation, regions and districts, and their centres and NGOs; wards are not asked by themselves. */
export function treeOf(items: readonly PlaceItem[], root: PlaceId): TreeNode | undefined {
  const open = items.filter(({ place }) => place.kind !== 'unit' && !place.closed);
  const nodes = new Map(open.map(({ place }) => [place.id, { place, below: [] as TreeNode[] }]));
  for (const { place, parent } of open) {
    const node = nodes.get(place.id);
    if (node && parent && place.id !== root) nodes.get(parent)?.below.push(node);
  }
  return nodes.get(root);
}

/** Chosen places without those that lie below another chosen one: they are asked anyway. */
export function withoutCovered(root: TreeNode, chosen: ReadonlySet<PlaceId>): PlaceId[] {
  if (chosen.has(root.place.id)) return [root.place.id];
  return root.below.flatMap((node) => withoutCovered(node, chosen));
}

/** The way down to a place with every level open along it: what lies beside it and below it. */
export function openTo({ place, below }: TreeNode, shown: PlaceId, depth = 0): { place: Place; depth: number }[] {
  const here = { place, depth };
  if (place.id !== shown && !holds(below, shown)) return [here];
  return [here, ...below.flatMap((node) => openTo(node, shown, depth + 1))];
}

const holds = (nodes: readonly TreeNode[], shown: PlaceId): boolean =>
  nodes.some(({ place, below }) => place.id === shown || holds(below, shown));
