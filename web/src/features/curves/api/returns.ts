import { queryOptions } from '@tanstack/react-query';
import type { Returns } from '@/api-types/curves';
import { get, query } from '@/lib/api/http';
import type { CurveQuestion } from './curves';

export const returnsQuery = ({ place, by, period }: CurveQuestion) =>
  queryOptions({
    queryKey: ['curves', 'returns', place, by, period],
    queryFn: ({ signal }) => get<Returns>(`/curves/returns${query({ place, by, period })}`, signal),
    staleTime: 10_000,
    refetchInterval: 60_000,
  });
