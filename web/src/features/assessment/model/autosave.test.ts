import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FormLine } from '@/api-types/forms';
import type { FormAnswer } from '@/api-types/records';
import type { Outcome } from '@/lib/outbox/entry';
import { Autosave, type Kind, type Saved } from './autosave';

const one = [{ item: 'q1', value: 1 }];
const two = [...one, { item: 'q2', value: 2 }];
const done = (version: string): Outcome<{ version?: string }> => ({ state: 'done', answer: { version } });
const stale: Outcome<never> = { state: 'refused', problem: { status: 409, reason: 'stale.version' } };
const lineWith = (answers: FormAnswer[], version: string): FormLine => ({
  assessment: { id: 'form', version, answers },
  scored: true,
  status: 'incomplete',
  scores: [],
  alerts: [],
});

let sent: [Kind, readonly FormAnswer[], string | undefined][];
let left: [readonly FormAnswer[], string | undefined][];
let outcomes: Outcome<{ version?: string }>[];
let now: FormLine;
let states: Saved['state'][];

function autosave() {
  return new Autosave(
    {
      send: (...what) => (sent.push(what), Promise.resolve(outcomes.shift() ?? done('later'))),
      leave: (...what) => (left.push(what), Promise.resolve()),
      look: () => Promise.resolve(now),
      onState: (saved) => states.push(saved.state),
    },
    'v1',
  );
}

beforeEach(() => {
  [sent, left, outcomes, states] = [[], [], [], []];
  now = lineWith([], 'v1');
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe('answers', () => {
  it('that were refused are sent once more on leaving, where nobody hears of a refusal', async () => {
    outcomes = [{ state: 'refused', problem: { status: 503, reason: 'storage.full' } }];
    const saves = autosave();
    saves.change(one);
    await saves.flush();
    await saves.leave();
    expect(left).toEqual([[one, 'v1']]);
    await saves.leave();
    expect(left).toHaveLength(1);
  });

  it('are saved once, a moment after the last of them', async () => {
    const saves = autosave();
    saves.change(one);
    saves.change(two);
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([['save', two, 'v1']]);
    expect(states).toEqual(['saving', 'saved']);
  });

  it('build on the version that the last save gave', async () => {
    outcomes = [done('v2')];
    const saves = autosave();
    saves.change(one);
    await saves.flush();
    await saves.finish(two);
    expect(sent).toEqual([
      ['save', one, 'v1'],
      ['finish', two, 'v2'],
    ]);
  });

  it('go on where an earlier save of ours arrived unheard', async () => {
    outcomes = [{ state: 'waiting' }, stale, done('v3')];
    now = lineWith(one, 'v2');
    const saves = autosave();
    saves.change(one);
    await saves.flush();
    saves.change(two);
    await saves.flush();
    expect(sent.map(([, , version]) => version)).toEqual(['v1', 'v1', 'v2']);
    expect(states.at(-1)).toBe('saved');
  });

  it('of somebody else are asked about, never written over', async () => {
    outcomes = [stale];
    now = lineWith([{ item: 'q1', value: 3 }], 'v9');
    const saves = autosave();
    saves.change(one);
    await saves.flush();
    expect(states.at(-1)).toBe('conflict');
    expect(sent).toHaveLength(1);

    await saves.keepOurs(now, one);
    expect(sent.at(-1)).toEqual(['save', one, 'v9']);
  });
});
