import type { Problem } from '@/api-types/common';

/** The server's answer was a refusal; `problem.reason` says which. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.reason);
  }
}

/** No answer came: no line, a timeout, or a gateway without its server. */
export class NoLine extends Error {
  constructor() {
    super('no line');
  }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof Refused) return error.problem;
  return { status: 0, reason: error instanceof NoLine ? 'line.down' : 'unexpected' };
}

/** Turns an answer that is not a success into what it says, whoever wrote it. */
export async function refusal(response: Response): Promise<Refused | NoLine> {
  if ([502, 503, 504].includes(response.status) && !isProblem(response)) return new NoLine();
  const body: unknown = await response.json().catch(() => undefined);
  const given = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {};
  return new Refused({ ...given, status: response.status, reason: given.reason ?? fallback(response.status) });
}

function isProblem(response: Response): boolean {
  return (response.headers.get('Content-Type') ?? '').startsWith('application/problem+json');
}

function fallback(status: number): string {
  if (status === 401) return 'sign-in.needed';
  if (status === 404) return 'not-found';
  return 'unexpected';
}
