import { queryOptions } from '@tanstack/react-query';
import type { Page } from '@/api-types/common';
import type { CountableForm, DirectiveLine, DirectivePage, ReachedPerson } from '@/api-types/directives';
import type { Directive, DirectiveId, DirectiveOrder, LocalDate, PlaceId } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { get, query } from '@/lib/api/http';
import { newId } from '@/lib/ids';
import { command, type Command } from '@/lib/outbox/entry';

export const directivesQuery = queryOptions({
  queryKey: ['directives'],
  queryFn: ({ signal }) => get<Page<DirectiveLine>>('/directives', signal),
});

export const directiveQuery = (directive: DirectiveId) =>
  queryOptions({
    queryKey: ['directive', directive],
    queryFn: ({ signal }) => get<DirectivePage>(`/directives/${directive}`, signal),
  });

export const formsQuery = queryOptions({
  queryKey: ['directives', 'forms'],
  queryFn: ({ signal }) => get<Page<CountableForm>>('/directives/forms', signal),
  staleTime: 600_000,
});

export const reachedQuery = (directive: DirectiveId, place: PlaceId) =>
  queryOptions({
    queryKey: ['directive', directive, 'people', place],
    queryFn: ({ signal }) => get<Page<ReachedPerson>>(`/directives/${directive}/people${query({ place })}`, signal),
  });

export function issueDirective(issuedBy: PlaceId, number: string, order: DirectiveOrder): Command {
  return command(
    '/directives',
    { id: newId(), issued_by: issuedBy, number, order },
    { what: 'outbox.what.issueDirective', about: number },
  );
}

const about = ({ id, number, version }: Directive) => ({
  subject: id,
  ...(number && { about: number }),
  ...(version && { ifMatch: version }),
});

export function amendDirective(directive: Directive, order: DirectiveOrder, why: string): Command {
  return command(
    `/directives/${directive.id}/amend`,
    { order, why },
    { what: 'outbox.what.amendDirective', ...about(directive) },
  );
}

export function withdrawDirective(directive: Directive, why: string): Command {
  return command(
    `/directives/${directive.id}/withdraw`,
    { why },
    { what: 'outbox.what.withdrawDirective', ...about(directive) },
  );
}

export interface AnswerGiven {
  place: PlaceId;
  kind: Word<'directive_answer_kind'>;
  by?: LocalDate;
  reason?: Word<'cannot_reason'>;
  words?: string;
}

/** `seen`: the version of what the answer follows, the centre's last answer to this wording or the directive. */
export function answerDirective(directive: Directive, seen: string | undefined, answer: AnswerGiven): Command {
  return command(
    `/directives/${directive.id}/answers`,
    { id: newId(), ...answer },
    { what: 'outbox.what.answerDirective', ...about({ ...directive, ...(seen && { version: seen }) }) },
  );
}
