import type { Problem } from '../../api-types/common';
import type { World } from './world.ts';

export class FakeRefusal extends Error {
  readonly problem: Problem;

  constructor(status: number, reason: string, fields?: Problem['fields']) {
    super(reason);
    this.problem = { status, reason, ...(fields && { fields }) };
  }
}

/** A question as a handler gets it: the first part of the path that is in brackets, the query, the body. */
export interface Ask {
  world: World;
  id: string;
  search: URLSearchParams;
  body: Record<string, unknown>;
  /** The version that the sender saw. */
  seen?: string;
  /** The token of a link, where nobody is signed in. */
  link?: string;
}

export type Handler = [RegExp, (ask: Ask) => unknown];
