import { useQuery } from '@tanstack/react-query';
import type { Place, PlaceId } from '@/api-types/records';
import { aboveHouses, treeOf, type TreeNode } from '@/lib/place-tree';
import { allPlacesQuery } from './places';
import { useMe } from './session';

interface OwnPlaces {
  /** Without wards and closed houses. */
  tree: TreeNode | undefined;
  find: (id: PlaceId | undefined) => Place | undefined;
}

/** The place one answers for and what lies below it; a house has nothing below to choose from, and asks nothing. */
export function useOwnPlaces(): OwnPlaces {
  const { place: own } = useMe();
  const { data } = useQuery({ ...allPlacesQuery(own?.id), enabled: aboveHouses(own?.kind) });
  return {
    tree: own && data && treeOf(data, own.id),
    find: (id) => (id === own?.id ? own : data?.find(({ place }) => place.id === id)?.place),
  };
}
