import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { UrineTestLine } from '@/api-types/assessment';
import type { Page } from '@/api-types/common';
import type { OutcomeDefinition, PersonOutcome, PlaceOutcome } from '@/api-types/outcomes';
import type { LocalDate, PersonId, PlaceId } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { get } from '@/lib/api/http';
import { newId } from '@/lib/ids';
import { command, type Command } from '@/lib/outbox/entry';
import { subjectOf, type About } from './forms';

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

/** `period`: in which the journeys began that are looked at, a year, quarter or month; empty: whenever they did. */
export const placeOutcomeQuery = (place: PlaceId, definition: string, period: string) => {
  const asked = new URLSearchParams({ definition, ...(period && { period }) });
  return queryOptions({
    queryKey: ['place-outcome', place, definition, period],
    queryFn: ({ signal }) => get<PlaceOutcome>(`/places/${place}/outcome?${asked}`, signal),
    placeholderData: keepPreviousData,
  });
};

export interface UrineTest {
  on: LocalDate;
  found: Word<'urine_substance'>[];
  not_found: Word<'urine_substance'>[];
}

/** Those that were entered by hand. */
export const urineTestsQuery = (person: PersonId) =>
  queryOptions({
    queryKey: ['urine-tests', person],
    queryFn: ({ signal }) => get<Page<UrineTestLine>>(`/people/${person}/urine-tests`, signal),
  });

/** `corrects`: the sample of the test of that day, as the writer has seen it. */
export function enterUrineTest(about: About, test: UrineTest, corrects: string | undefined): Command {
  return command(
    `/people/${about.person}/urine-tests`,
    { id: newId(), ...test, ...(corrects && { corrects }) },
    { ...subjectOf(about), what: 'outbox.what.enterUrine' },
  );
}

export function takeBackUrineTest(about: About, { id, on }: UrineTestLine): Command {
  return command(
    `/people/${about.person}/urine-tests/take-back`,
    { on, sample: id },
    { ...subjectOf(about), what: 'outbox.what.takeBackUrine' },
  );
}
