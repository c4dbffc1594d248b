import { answers } from './answers.ts';
import { baselineAnswers, baselineCommands } from './baselines.ts';
import { commands } from './commands.ts';
import { contentAnswers } from './content.ts';
import { funnelAnswers } from './funnel.ts';
import { curveAnswers } from './curves.ts';
import { directiveAnswers, directiveCommands } from './directives.ts';
import { formAnswers, formCommands } from './forms.ts';
import { indicatorAnswers, savedViewCommands } from './indicators.ts';
import { targetAnswers, targetCommands } from './targets.ts';
import { linkAnswers, linkCommands } from './links.ts';
import { movementAnswers } from './movement.ts';
import { outcomeAnswers } from './outcomes.ts';
import { FakeRefusal } from './refusal.ts';
import { storeCheckAnswers, storeCheckCommands } from './store-checks.ts';
import type { World } from './world.ts';

export interface FakeRequest {
  method: string;
  /** Below /api/v1, with its query. */
  path: string;
  body: unknown;
  headers: Record<string, string | undefined>;
}

export interface FakeAnswer {
  status: number;
  body: unknown;
}

/** What may be asked without being signed in. */
const open = /^(\/system|\/sign-ins|\/setup|\/invited)/;

/** Answers like the server where screens can tell the difference; the rules themselves are tested where they live. */
export class FakeServer {
  readonly asked: FakeRequest[] = [];
  private readonly done = new Map<string, FakeAnswer>();

  readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  handle(request: FakeRequest): FakeAnswer {
    this.asked.push(request);
    try {
      return this.answer(request);
    } catch (error) {
      if (error instanceof FakeRefusal) return { status: error.problem.status, body: error.problem };
      throw error;
    }
  }

  private answer(request: FakeRequest): FakeAnswer {
    const url = new URL(request.path, 'http://fake');
    if (!open.test(url.pathname) && !this.world.session) throw new FakeRefusal(401, 'sign-in.needed');
    const table =
      request.method === 'GET'
        ? [
            ...answers,
            ...formAnswers,
            ...linkAnswers,
            ...outcomeAnswers,
            ...directiveAnswers,
            ...indicatorAnswers,
            ...targetAnswers,
            ...curveAnswers,
            ...movementAnswers,
            ...funnelAnswers,
            ...baselineAnswers,
            ...contentAnswers,
            ...storeCheckAnswers,
          ]
        : [
            ...formCommands,
            ...linkCommands,
            ...directiveCommands,
            ...savedViewCommands,
            ...targetCommands,
            ...baselineCommands,
            ...storeCheckCommands,
            ...commands,
          ];
    const key = request.headers['idempotency-key'];
    const before = key ? this.done.get(key) : undefined;
    if (before) return before;
    const seen = request.headers['if-match']?.replaceAll('"', '');
    for (const [pattern, handler] of table) {
      const match = pattern.exec(url.pathname);
      if (!match) continue;
      const body = handler({
        world: this.world,
        id: match[1] ?? '',
        search: url.searchParams,
        body: request.body as Record<string, unknown>,
        ...(seen && { seen }),
        ...(request.headers['x-form-link'] && { link: request.headers['x-form-link'] }),
      });
      if (body === undefined) throw new FakeRefusal(404, 'not-found');
      const answer = { status: request.method === 'GET' ? 200 : 201, body };
      if (key) this.done.set(key, answer);
      return answer;
    }
    throw new FakeRefusal(404, 'not-found');
  }
}
