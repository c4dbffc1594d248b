import { queryOptions } from '@tanstack/react-query';
import type { Continuum, IndicatorDefinition, IndicatorFigures, Page } from '@/api-types/answers';
import { get, query } from '@/lib/api/http';

export const indicatorsQuery = queryOptions({
  queryKey: ['indicators'],
  queryFn: ({ signal }) => get<Page<IndicatorDefinition>>('/indicators', signal),
  staleTime: 'static',
  gcTime: 3_600_000,
});

/** What is asked of an indicator; without a place one's own, without a period the last twelve months. */
export interface IndicatorQuestion {
  place?: string;
  by?: string;
  period?: string;
}

export const indicatorFiguresQuery = (id: string, asked: IndicatorQuestion) =>
  queryOptions({
    queryKey: ['indicator', id, asked],
    queryFn: ({ signal }) =>
      get<IndicatorFigures>(`/indicators/${encodeURIComponent(id)}/figures${query({ ...asked })}`, signal),
    staleTime: 10_000,
    refetchInterval: 60_000,
  });

export const continuumQuery = (place: string | undefined) =>
  queryOptions({
    queryKey: ['continuum', place],
    queryFn: ({ signal }) => get<Continuum>(`/continuum${query({ place })}`, signal),
    refetchInterval: 60_000,
  });
