import { queryOptions } from '@tanstack/react-query';
import type { DataQuality } from '@/api-types/quality';
import { get, query } from '@/lib/api/http';

export const qualityQuery = (place: string | undefined) =>
  queryOptions({
    queryKey: ['data-quality', place],
    queryFn: ({ signal }) => get<DataQuality>(`/data-quality${query({ place })}`, signal),
    staleTime: 60_000,
  });
