import type { Page } from '@/api-types/common';
import { line, signInLost } from '@/lib/line';
import { NoLine, Refused, refusal } from './problem';

const base = '/api/v1';
const patience = 20_000;

/** The token that every change must bring; it comes with /me and is kept in memory only. */
let csrf = '';
export function rememberToken(token: string): void {
  csrf = token;
}

async function answered(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(base + path, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (
      init.signal?.aborted &&
      !(init.signal.reason instanceof DOMException && init.signal.reason.name === 'TimeoutError')
    )
      throw error;
    line.set('down');
    throw new NoLine();
  }
  if (!response.ok) {
    const failure = await refusal(response);
    line.set(failure instanceof NoLine ? 'down' : 'up');
    if (failure instanceof Refused && ['sign-in.needed', 'sign-in.ended'].includes(failure.problem.reason))
      signInLost.set(true);
    throw failure;
  }
  line.set('up');
  return response;
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  const response = await answered(path, init);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/** The token of a link to one form: it stands for a sign-in, and goes along with nothing else. */
const linkHeader = (link: string | undefined) => link && { 'X-Form-Link': link };

export function get<T>(path: string, signal?: AbortSignal, link?: string): Promise<T> {
  return ask<T>(path, { headers: { Accept: 'application/json', ...linkHeader(link) }, ...(signal && { signal }) });
}

/** A file, with the name that the server gives it. */
export async function getFile(path: string): Promise<{ content: Blob; name: string }> {
  const response = await answered(path, { signal: AbortSignal.timeout(patience) });
  const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  return { content: await response.blob(), name: name ?? 'homeward' };
}

/** Every page of a list, one after another. For lists that are chosen from, never for lists of people in care. */
export async function getAll<T>(path: string, signal?: AbortSignal): Promise<Page<T>> {
  const items: T[] = [];
  let next: string | undefined = '';
  while (next !== undefined) {
    const more = next && (path.includes('?') ? '&' : '?') + new URLSearchParams({ page: next }).toString();
    const page: Page<T> = await get(path + more, signal);
    items.push(...page.items);
    next = page.next;
  }
  return { items };
}

export interface Change {
  body: unknown;
  /** The command's id: the server applies a command once, however often it arrives. */
  id: string;
  /** The version that was seen; the server refuses where somebody changed it since. */
  ifMatch?: string;
  /** By whoever holds a link, instead of by somebody signed in. */
  link?: string;
}

export function post<T>(path: string, change: Change): Promise<T> {
  return ask<T>(path, {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'Idempotency-Key': change.id,
      ...(csrf && { 'X-CSRF-Token': csrf }),
      ...linkHeader(change.link),
      ...(change.ifMatch && { 'If-Match': `"${change.ifMatch.replaceAll('"', '')}"` }),
    },
    body: JSON.stringify(change.body),
    signal: AbortSignal.timeout(patience),
  });
}

/** `?a=1&b=2` of what is set, for GET. */
export function query(values: Record<string, string | undefined>): string {
  const set = Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return set.length ? `?${new URLSearchParams(set).toString()}` : '';
}
