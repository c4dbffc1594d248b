import { queryOptions } from '@tanstack/react-query';
import type { HouseFunnel } from '@/api-types/funnel';
import { get, query } from '@/lib/api/http';

export interface FunnelQuestion {
  place?: string;
  period?: string;
}

export const funnelQuery = (id: string, { place, period }: FunnelQuestion) =>
  queryOptions({
    queryKey: ['funnel', id, place, period],
    queryFn: ({ signal }) =>
      get<HouseFunnel>(`/indicators/${encodeURIComponent(id)}/funnel${query({ place, period })}`, signal),
    staleTime: 10_000,
    refetchInterval: 60_000,
  });
