import { queryOptions } from '@tanstack/react-query';
import type { Page } from '@/api-types/common';
import type { ContentLine } from '@/api-types/content';
import { get } from '@/lib/api/http';

/** Packs are read when the server starts, so they stay as they are while one looks. */
export const contentQuery = queryOptions({
  queryKey: ['content'],
  queryFn: ({ signal }) => get<Page<ContentLine>>('/content', signal),
  staleTime: 60_000,
});
