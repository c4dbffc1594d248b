import { queryOptions } from '@tanstack/react-query';
import type { RegionFigures } from '@/api-types/region';
import type { PlaceId } from '@/api-types/records';
import { get } from '@/lib/api/http';

export const figuresQuery = (place: PlaceId) =>
  queryOptions({
    queryKey: ['figures', place],
    queryFn: ({ signal }) => get<RegionFigures>(`/regions/${place}/figures`, signal),
    refetchInterval: 60_000,
  });
