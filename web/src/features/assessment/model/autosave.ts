import type { FormLine } from '@/api-types/forms';
import type { FormAnswer } from '@/api-types/records';
import type { Problem } from '@/api-types/common';
import type { Outcome } from '@/lib/outbox/entry';

export type Saved =
  | { state: 'begun' | 'saving' | 'saved' | 'waits' }
  | { state: 'conflict'; theirs: FormLine }
  | { state: 'refused'; problem: Problem };

export type Kind = 'save' | 'finish';

export interface Ways {
  send: (
    kind: Kind,
    answers: readonly FormAnswer[],
    version: string | undefined,
  ) => Promise<Outcome<{ version?: string }>>;
  /** Sends without waiting for an answer: what is refused stays among what waits on this device. */
  leave: (answers: readonly FormAnswer[], version: string | undefined) => Promise<void>;
  /** The form as the server has it now. */
  look: () => Promise<FormLine>;
  onState: (saved: Saved) => void;
}

const pause = 700;

/**
 * Saves answers a moment after the last of them, one save at a time. Each save holds all answers and the version it
 * builds on; where the server has another version because an earlier save of ours arrived unheard, it goes on from
 * there, and where somebody else's answers stand there it asks.
 */
export class Autosave {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pending: readonly FormAnswer[] | undefined;
  private running: Promise<void> = Promise.resolve();
  /** What we sent and may lie on the server. */
  private readonly ours: string[] = [];

  constructor(
    private ways: Ways,
    private version: string | undefined,
  ) {}

  through(ways: Ways): void {
    this.ways = ways;
  }

  change(answers: readonly FormAnswer[]): void {
    this.pending = answers;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), pause);
  }

  /** Sends at once what has not been sent. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.running = this.running.then(async () => {
      const answers = this.pending;
      this.pending = undefined;
      if (answers) await this.send('save', answers);
    });
    return this.running;
  }

  /** Whoever leaves the page takes nothing unsaved along, and hears no answer any more. */
  leave(): Promise<void> {
    clearTimeout(this.timer);
    this.running = this.running.then(async () => {
      const answers = this.pending;
      this.pending = undefined;
      if (answers) await this.ways.leave(answers, this.version);
    });
    return this.running;
  }

  /** The last save; nothing follows it. */
  async finish(answers: readonly FormAnswer[]): Promise<Outcome<{ version?: string }> | 'conflict'> {
    clearTimeout(this.timer);
    this.pending = undefined;
    await this.running;
    return this.send('finish', answers);
  }

  /** After a conflict: ours count, upon what stands there now. */
  async keepOurs(theirs: FormLine, answers: readonly FormAnswer[]): Promise<void> {
    this.version = theirs.assessment.version;
    this.pending = answers;
    await this.flush();
  }

  /** After a conflict: theirs count, and one goes on from there. */
  accept(theirs: FormLine): void {
    clearTimeout(this.timer);
    this.pending = undefined;
    this.version = theirs.assessment.version;
    this.ways.onState({ state: 'saved' });
  }

  private async send(kind: Kind, answers: readonly FormAnswer[]): Promise<Outcome<{ version?: string }> | 'conflict'> {
    this.ways.onState({ state: 'saving' });
    let outcome = await this.ways.send(kind, answers, this.version);
    if (outcome.state === 'refused' && outcome.problem.reason === 'stale.version') {
      const now = await this.ways.look().catch(() => undefined);
      if (now && !this.ours.includes(print(now.assessment.answers ?? []))) {
        this.pending ??= answers;
        this.ways.onState({ state: 'conflict', theirs: now });
        return 'conflict';
      }
      this.version = now?.assessment.version ?? this.version;
      outcome = await this.ways.send(kind, answers, this.version);
    }
    // Not taken, and on no shelf: they are sent again with the next ones, or on leaving.
    if (outcome.state === 'refused') this.pending ??= answers;
    this.ours.push(print(answers));
    if (outcome.state === 'done') this.version = outcome.answer.version ?? this.version;
    this.ways.onState(stateOf(outcome));
    return outcome;
  }
}

function stateOf(outcome: Outcome): Saved {
  if (outcome.state === 'refused') return { state: 'refused', problem: outcome.problem };
  return { state: outcome.state === 'done' ? 'saved' : 'waits' };
}

/** The same answers print the same, in whichever order they come. */
const print = (answers: readonly FormAnswer[]): string =>
  answers
    .map(({ item, value, words, absent }) => `${item}=${value ?? words ?? absent}`)
    .sort()
    .join('\n');
