import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AccessItem, HistoryItem, Page, PossibleDuplicate } from '@/api-types/answers';
import type { Account, Birth, PersonId, PersonName } from '@/api-types/records';
import { get, post, query } from '@/lib/api/http';
import { newId } from '@/lib/ids';

/** People of whom the typed name and birth remind, among those that this user may see. */
export const duplicatesQuery = (names: PersonName[], birth: Birth) =>
  queryOptions({
    queryKey: ['duplicates', names, birth],
    queryFn: () =>
      post<Page<PossibleDuplicate>>('/people/possible-duplicates', { id: newId(), body: { names, birth } }),
    staleTime: 30_000,
    retry: false,
  });

export const historyQuery = (person: PersonId) =>
  infiniteQueryOptions({
    queryKey: ['person', person, 'history'],
    queryFn: ({ pageParam, signal }) =>
      get<Page<ToldChange>>(`/people/${person}/history${query({ page: pageParam })}`, signal).then((page) => ({
        ...page,
        items: page.items.map(historyItem),
      })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** An entry as the server tells it; the screen's words for old and new are ours. */
interface ToldChange {
  at: string;
  role?: string;
  record: string;
  row: string;
  operation: HistoryItem['kind'];
  members: { member: string; before?: unknown; after?: unknown }[];
}

function historyItem({ at, role, record, row, operation, members }: ToldChange): HistoryItem {
  return {
    at,
    ...(role === undefined ? {} : { role }),
    record,
    row,
    kind: operation,
    changes: members.map(({ member, before, after }) => ({ member, old: before, new: after })),
  };
}

export const accessesQuery = (person: PersonId) =>
  infiniteQueryOptions({
    queryKey: ['accesses', person],
    queryFn: ({ pageParam, signal }) =>
      get<Page<AccessItem>>(`/people/${person}/accesses${query({ page: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** Colleagues who can be asked to care for somebody. */
export const colleaguesQuery = queryOptions({
  queryKey: ['accounts', 'colleagues'],
  queryFn: ({ signal }) => get<Page<Account>>('/colleagues', signal),
  retry: false,
});
