import { queryOptions } from '@tanstack/react-query';
import type { Movement } from '@/api-types/movement';
import { get, query } from '@/lib/api/http';

/** Without a place one's own, without a period the last twelve months. */
export interface MovementQuestion {
  place?: string;
  period?: string;
}

export const movementQuery = ({ place, period }: MovementQuestion) =>
  queryOptions({
    queryKey: ['movement', place, period],
    queryFn: ({ signal }) => get<Movement>(`/movement${query({ place, period })}`, signal),
    staleTime: 10_000,
    refetchInterval: 60_000,
  });
