import { queryOptions } from '@tanstack/react-query';
import type { Page } from '@/api-types/common';
import type { PlaceItem } from '@/api-types/places';
import type { PlaceId } from '@/api-types/records';
import { get, getAll, query } from '@/lib/api/http';

export interface PlaceFilter {
  q?: string;
  under?: PlaceId;
}

/** The first of them by name, for a list that is searched: in a country there are more. */
export const placesQuery = (filter: PlaceFilter = {}) =>
  queryOptions({
    queryKey: ['places', filter],
    queryFn: ({ signal }) => get<Page<PlaceItem>>(`/places${query({ ...filter })}`, signal),
    staleTime: 60_000,
  });

/** One place with what it offers, however many others there are. */
export const placeQuery = (id: PlaceId | undefined) =>
  queryOptions({
    queryKey: ['places', { under: id }],
    queryFn: ({ signal }) => get<Page<PlaceItem>>(`/places${query({ under: id })}`, signal),
    select: ({ items }) => items.find(({ place }) => place.id === id),
    enabled: id !== undefined,
    staleTime: 60_000,
  });

/** Every place, or every one at or below a place, for choosing among them and for their names. */
export const allPlacesQuery = (under?: PlaceId) =>
  queryOptions({
    queryKey: ['places', { under, all: true }],
    queryFn: async ({ signal }) => (await getAll<PlaceItem>(`/places${query({ under })}`, signal)).items,
    staleTime: 60_000,
  });
