import { queryOptions } from '@tanstack/react-query';
import type { Page } from '@/api-types/common';
import type { FormLine, InvitedForm, LinkLine } from '@/api-types/forms';
import type { FormAnswer, PersonId } from '@/api-types/records';
import { get, post } from '@/lib/api/http';
import { problemOf } from '@/lib/api/problem';
import { newId } from '@/lib/ids';
import { command, type Command, type Outcome } from '@/lib/outbox/entry';
import type { Kind } from '../model/autosave';
import type { About, Begin } from './forms';

/** Links that open something still. */
export const linksQuery = (person: PersonId) =>
  queryOptions({
    queryKey: ['form-links', person],
    queryFn: ({ signal }) => get<Page<LinkLine>>(`/people/${person}/form-links`, signal),
  });

export function makeLink(about: About, { instrument, language, reading }: Omit<Begin, 'id' | 'mode' | 'on'>): Command {
  return command(
    `/people/${about.person}/form-links`,
    { id: newId(), instrument, language, ...(reading && { reading }) },
    { subject: about.person, what: 'outbox.what.makeLink' },
  );
}

export function revokeLink(id: string): Command {
  return command(`/form-links/${id}/revoke`, {}, { what: 'outbox.what.revokeLink' });
}

/** The token stands behind the `#`: it never reaches a server log, nor the next page's address of origin. */
export const addressOf = (token: string): string => `${window.location.origin}/form#${token}`;

/** The form of a link, for whoever holds its token. */
export const invitedQuery = (token: string) =>
  queryOptions({
    queryKey: ['invited', token],
    queryFn: ({ signal }) => get<InvitedForm>('/invited', signal, token),
    staleTime: Infinity,
  });

const paths = { save: 'answers', finish: 'finish' } as const;

/** Sent now or not at all: on somebody's own phone nothing of it is left behind. */
export async function sendByLink(
  link: string,
  kind: Kind,
  body: { language: string; answers: readonly FormAnswer[] },
  seen: string | undefined,
): Promise<Outcome<{ version?: string }>> {
  try {
    const answer = await post<{ version?: string }>(`/invited/${paths[kind]}`, {
      id: newId(),
      body,
      link,
      ...(seen && { ifMatch: seen }),
    });
    return { state: 'done', answer };
  } catch (error) {
    return { state: 'refused', problem: problemOf(error) };
  }
}

/** What stands there now, after somebody else with the same link. */
export async function lookByLink(link: string): Promise<FormLine> {
  const { form } = await get<InvitedForm>('/invited', undefined, link);
  if (!form) throw new Error('nothing has been answered yet');
  return form;
}
