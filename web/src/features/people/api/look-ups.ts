import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import type { AccessItem } from '@/api-types/accounts';
import type { Page } from '@/api-types/common';
import type { GenderQuestion, HistoryItem, PersonPage, PossibleDuplicate } from '@/api-types/people';
import type { Account, AccountId, Birth, PersonId, PersonName } from '@/api-types/records';
import { get, getAll, post, query } from '@/lib/api/http';
import { may } from '@/lib/permissions';
import { useMe } from '@/lib/queries/session';
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
      get<Page<HistoryItem>>(`/people/${person}/history${query({ page: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

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
  queryFn: ({ signal }) => getAll<Account>('/colleagues', signal),
  retry: false,
});

/** Names for the accounts that a history mentions: one's own, those beside the person, and colleagues where one may ask. */
export function useColleagueNames(page: PersonPage): (account: AccountId | undefined) => string | undefined {
  const me = useMe();
  const { data } = useQuery({ ...colleaguesQuery, enabled: may(me.permissions, 'person.assign') });
  const beside = (page.workers ?? []).flatMap(({ account }) => account ?? []);
  const names = new Map([me.account, ...beside, ...(data?.items ?? [])].map(({ id, name }) => [id, name]));
  return (account) => account && names.get(account);
}

/** Whether gender is asked here; the server reads it once at its start. */
export const genderQuery = queryOptions({
  queryKey: ['gender-asked'],
  queryFn: ({ signal }) => get<GenderQuestion>('/people/gender-asked', signal),
  staleTime: Infinity,
  retry: false,
});
