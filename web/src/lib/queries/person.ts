import { queryOptions } from '@tanstack/react-query';
import type { PersonPage } from '@/api-types/people';
import type { PersonId } from '@/api-types/records';
import { get } from '@/lib/api/http';

export const personQuery = (id: PersonId) =>
  queryOptions({
    queryKey: ['person', id],
    queryFn: ({ signal }) => get<PersonPage>(`/people/${id}`, signal),
  });
