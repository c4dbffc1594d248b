import { queryOptions } from '@tanstack/react-query';
import type { Page } from '@/api-types/common';
import type { IndicatorDefinition } from '@/api-types/indicators';
import { get } from '@/lib/api/http';

export const indicatorsQuery = queryOptions({
  queryKey: ['indicators'],
  queryFn: ({ signal }) => get<Page<IndicatorDefinition>>('/indicators', signal),
  staleTime: 'static',
  gcTime: 3_600_000,
});
