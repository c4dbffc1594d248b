import { queryOptions } from '@tanstack/react-query';
import type { Page } from '@/api-types/common';
import type { PlaceItem } from '@/api-types/places';
import type { PlaceId } from '@/api-types/records';
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

/** Every place at or below one, for choosing among them. */
export const placesBelowQuery = (under: PlaceId) =>
  queryOptions({
    queryKey: ['places', { under, all: true }],
    queryFn: async ({ signal }) => {
      const items: PlaceItem[] = [];
      let page: string | undefined;
      do {
        const more: Page<PlaceItem> = await get(`/places${query({ under, ...(page && { page }) })}`, signal);
        items.push(...more.items);
        page = more.next;
      } while (page);
      return items;
    },
    staleTime: 60_000,
  });
