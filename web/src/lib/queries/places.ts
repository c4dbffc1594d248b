import { queryOptions } from '@tanstack/react-query';
import type { Page, PlaceItem } from '@/api-types/answers';
import { get, query } from '@/lib/api/http';

export interface PlaceFilter {
  q?: string;
  kind?: string;
  under?: string;
}

export const placesQuery = (filter: PlaceFilter = {}) =>
  queryOptions({
    queryKey: ['places', filter],
    queryFn: ({ signal }) => get<Page<PlaceItem>>(`/places${query({ ...filter })}`, signal),
    staleTime: 60_000,
  });
