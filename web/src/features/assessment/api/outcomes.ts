import { queryOptions } from '@tanstack/react-query';
import type { OutcomeDefinition, Page, PersonOutcome, PlaceOutcome } from '@/api-types/answers';
import type { PersonId, PlaceId } from '@/api-types/records';
import { get } from '@/lib/api/http';

export const definitionsQuery = queryOptions({
  queryKey: ['outcomes'],
  queryFn: ({ signal }) => get<Page<OutcomeDefinition>>('/outcomes', signal),
  staleTime: 'static',
  gcTime: 3_600_000,
});

export const personOutcomeQuery = (person: PersonId, definition: string) =>
  queryOptions({
    queryKey: ['outcome', person, definition],
    queryFn: ({ signal }) => get<PersonOutcome>(`/people/${person}/outcome?definition=${definition}`, signal),
  });

export const placeOutcomeQuery = (place: PlaceId, definition: string) =>
  queryOptions({
    queryKey: ['place-outcome', place, definition],
    queryFn: ({ signal }) => get<PlaceOutcome>(`/places/${place}/outcome?definition=${definition}`, signal),
  });
