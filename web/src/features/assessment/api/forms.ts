import { queryOptions } from '@tanstack/react-query';
import type { Page } from '@/api-types/common';
import type { FormLine, FormsDue, InstrumentLine, PeopleDue } from '@/api-types/forms';
import type { AssessmentId, FormAnswer, Instant, LocalDate, PersonId, PlaceId, VitalSigns } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { get } from '@/lib/api/http';
import { command, type Command } from '@/lib/outbox/entry';
import type { Kind } from '../model/autosave';
import type { Pack } from '../model/pack';

/** Content of the catalogue changes with the program, not while somebody works. */
const lasting = { staleTime: 'static', gcTime: 3_600_000 } as const;

export const instrumentsQuery = queryOptions({
  queryKey: ['instruments'],
  queryFn: ({ signal }) => get<Page<InstrumentLine>>('/instruments', signal),
  ...lasting,
});

/** The newest version, or the one that a form was begun with. */
export const packQuery = (id: string, version?: number) =>
  queryOptions({
    queryKey: ['instrument', id, version ?? 'newest'],
    queryFn: ({ signal }) => get<Pack>(`/instruments/${id}${version ? `?version=${version}` : ''}`, signal),
    ...lasting,
  });

export const formsQuery = (person: PersonId) =>
  queryOptions({
    queryKey: ['forms', person],
    queryFn: ({ signal }) => allForms(person, signal),
  });

/** A withdrawal sheet is filled in every hour: nobody's forms are more than this. */
const mostPages = 20;

/** Page by page, because a curve begins with the first form. `total` where even so not all are here. */
async function allForms(person: PersonId, signal: AbortSignal): Promise<Page<FormLine>> {
  const items: FormLine[] = [];
  let [page, total]: [string | undefined, number | undefined] = [undefined, undefined];
  for (let read = 0; read < mostPages; ++read) {
    const asked: string = page ? `?page=${encodeURIComponent(page)}` : '';
    const answer: Page<FormLine> = await get<Page<FormLine>>(`/people/${person}/assessments${asked}`, signal);
    items.push(...answer.items);
    page = answer.next;
    total ??= answer.total;
    if (!page) return { items };
  }
  return { items, ...(total !== undefined && { total }) };
}

export const formQuery = (id: AssessmentId) =>
  queryOptions({
    queryKey: ['form', id],
    queryFn: ({ signal }) => get<FormLine>(`/assessments/${id}`, signal),
  });

export const dueQuery = (person: PersonId) =>
  queryOptions({
    queryKey: ['forms-due', person],
    queryFn: ({ signal }) => get<FormsDue>(`/people/${person}/assessments/due`, signal),
  });

/** Of one's own people. */
export const ownDueQuery = queryOptions({
  queryKey: ['forms-due'],
  queryFn: ({ signal }) => get<PeopleDue>('/assessments/due', signal),
});

/** Of everybody in care at a place. */
export const placeDueQuery = (place: PlaceId) =>
  queryOptions({
    queryKey: ['forms-due', 'place', place],
    queryFn: ({ signal }) => get<PeopleDue>(`/places/${place}/assessments/due`, signal),
  });

export interface About {
  person: PersonId;
  called: string | undefined;
}

export const subjectOf = ({ person, called }: About) => ({ subject: person, ...(called && { about: called }) });

export interface Begin {
  id: AssessmentId;
  instrument: string;
  language: string;
  mode: Word<'form_mode'>;
  on: LocalDate;
  reading?: string;
}

export function beginForm(about: About, begin: Begin): Command {
  return command(`/people/${about.person}/assessments`, begin, { ...subjectOf(about), what: 'outbox.what.beginForm' });
}

/** From now on this device reaches these forms and nothing else, until it is taken back by the PIN or the password. */
export function handOverForms(forms: readonly AssessmentId[], pin: string | undefined): Command {
  return command('/assessments/hand-over', { forms, ...(pin && { pin }) }, { what: 'outbox.what.handOverForms' });
}

export interface Round {
  id: AssessmentId;
  instrument: string;
  language: string;
  taken: Instant;
  answers: readonly FormAnswer[];
  vitals?: VitalSigns;
}

export function takeRound(about: About, round: Round): Command {
  return command(`/people/${about.person}/rounds`, round, { ...subjectOf(about), what: 'outbox.what.takeRound' });
}

/** The entries of one form in the outbox. */
export const slotOf = (id: AssessmentId): string => `form ${id}`;

const paths = { save: 'answers', finish: 'finish' } as const;

/** Each save holds all answers, so a later one takes the place of one that still waits. */
export function saveForm(
  kind: Kind,
  about: About,
  id: AssessmentId,
  answers: readonly FormAnswer[],
  version: string | undefined,
): Command {
  return command(
    `/assessments/${id}/${paths[kind]}`,
    { answers },
    {
      ...subjectOf(about),
      slot: slotOf(id),
      ...(kind === 'save' ? { quiet: true } : { last: true }),
      ...(version && { ifMatch: version }),
      what: kind === 'save' ? 'outbox.what.saveForm' : 'outbox.what.finishForm',
    },
  );
}

export function markAsError(about: About, { assessment }: FormLine): Command {
  return command(
    `/assessments/${assessment.id}/mark-as-error`,
    {},
    {
      ...subjectOf(about),
      ...(assessment.version && { ifMatch: assessment.version }),
      what: 'outbox.what.formError',
    },
  );
}
