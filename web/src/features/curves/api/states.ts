import { queryOptions } from '@tanstack/react-query';
import type { WhereAfter } from '@/api-types/curves';
import { get, query } from '@/lib/api/http';
import type { CurveQuestion } from './curves';

export const statesQuery = ({ place, by, period }: CurveQuestion) =>
  queryOptions({
    queryKey: ['curves', 'states', place, by, period],
    queryFn: ({ signal }) => get<WhereAfter>(`/curves/states${query({ place, by, period })}`, signal),
    staleTime: 10_000,
    refetchInterval: 60_000,
  });
