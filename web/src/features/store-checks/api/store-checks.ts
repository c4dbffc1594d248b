import { queryOptions } from '@tanstack/react-query';
import type { Page, Problem } from '@/api-types/common';
import type { StoreCheck } from '@/api-types/store-checks';
import { get, post } from '@/lib/api/http';
import { problemOf } from '@/lib/api/problem';
import { newId } from '@/lib/ids';
import { isOver } from '../model/store-checks';

const whileOneRuns = 1_000;
const otherwise = 60_000;

/** Looked at again each second while one runs, for its progress; the daily one begins by itself. */
export const storeChecksQuery = queryOptions({
  queryKey: ['store-checks'],
  queryFn: ({ signal }) => get<Page<StoreCheck>>('/store-checks', signal),
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.items.every(isOver) === false ? whileOneRuns : otherwise),
});

/** Goes now or says why not: a check that waited for a line would begin when nobody looks. */
async function now(path: string): Promise<Problem | undefined> {
  try {
    await post<StoreCheck>(path, { id: newId(), body: {} });
    return undefined;
  } catch (error) {
    return problemOf(error);
  }
}

export const startCheck = () => now('/store-checks');
export const cancelCheck = (id: string) => now(`/store-checks/${id}/cancel`);
