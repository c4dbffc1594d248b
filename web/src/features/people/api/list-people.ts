import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { PeoplePage } from '@/api-types/people';
import { post } from '@/lib/api/http';
import { newId } from '@/lib/ids';
import type { PeopleFilter } from '../model/filter';

/** What is typed goes in the body: names do not belong into addresses, logs and histories of browsers. */
export const peopleQuery = ({ stage, state, sort, keyworker }: PeopleFilter, q: string) =>
  infiniteQueryOptions({
    queryKey: ['people', { q, stage, state, sort, keyworker }],
    queryFn: ({ pageParam }) => {
      const body = {
        ...(q && { text: q }),
        ...(stage && { stage }),
        in_care: state !== 'all',
        sort: sort ?? 'name',
        ...(keyworker && { no_keyworker: true }),
        ...(pageParam && { page: pageParam }),
      };
      return post<PeoplePage>('/people/search', { id: newId(), body });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
