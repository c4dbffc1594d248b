import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { PeoplePage } from '@/api-types/answers';
import { get, query } from '@/lib/api/http';
import type { PeopleFilter } from '../model/filter';

export const peopleQuery = ({ q, stage, setting, state, sort }: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['people', { q, stage, setting, state, sort }],
    queryFn: ({ pageParam, signal }) =>
      get<PeoplePage>(`/people${query({ q, stage, setting, state, sort, page: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
