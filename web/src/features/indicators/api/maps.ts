import { queryOptions } from '@tanstack/react-query';
import type { Page } from '@/api-types/common';
import type { TileMap } from '@/api-types/maps';
import { get } from '@/lib/api/http';

export const mapsQuery = queryOptions({
  queryKey: ['maps'],
  queryFn: ({ signal }) => get<Page<TileMap>>('/maps', signal),
  staleTime: 'static',
  gcTime: 3_600_000,
});
