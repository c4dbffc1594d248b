import { queryOptions } from '@tanstack/react-query';
import type { CareCurves } from '@/api-types/curves';
import { get, query } from '@/lib/api/http';

/** What is asked; without a place one's own, without a period the last twelve months, of episodes unless said. */
export interface CurveQuestion {
  of?: string;
  place?: string;
  by?: string;
  period?: string;
  /** Another period to compare with. */
  against_period?: string;
}

export const curvesQuery = ({ of, place, by, period, against_period }: CurveQuestion) =>
  queryOptions({
    queryKey: ['curves', of, place, by, period, against_period],
    queryFn: ({ signal }) => get<CareCurves>(`/curves${query({ of, place, by, period, against_period })}`, signal),
    staleTime: 10_000,
    refetchInterval: 60_000,
  });
