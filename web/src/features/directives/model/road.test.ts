import { describe, expect, it } from 'vitest';
import type { DirectiveHouse, DirectiveRoad } from '@/api-types/directives';
import { belongs, lastAnswer, stepsOf } from './road';

const road = (changed: Partial<DirectiveRoad['standings']>, reached = true): DirectiveRoad => ({
  standings: { addressed: 8, received: 0, will_do: 0, done: 0, cannot: 0, unanswered: 8, overdue: 0, ...changed },
  shown: 2,
  said_only: 0,
  shown_only: 0,
  ...(reached && { reached: { all: '*', people: '*', relatives: '0' } }),
});

const house = (changed: Partial<DirectiveHouse>): DirectiveHouse => ({
  place: { id: 'h' },
  standing: 'unanswered',
  overdue: false,
  answers: [],
  shown: false,
  compared: 'neither',
  ...changed,
});

describe('the road from the order to the acts', () => {
  it('is told by shares of those addressed, without what did not happen', () => {
    expect(stepsOf(road({ unanswered: 4, done: 2 }))).toEqual([
      { key: 'addressed', count: 8, share: 1 },
      { key: 'answered', count: 4, share: 0.5 },
      { key: 'saidDone', count: 2, share: 0.25 },
      { key: 'shown', count: 2, share: 0.25 },
    ]);
    expect(stepsOf(road({ cannot: 1, overdue: 3 })).map(({ key }) => key)).toContain('overdue');
  });

  it('shows no records where only statements count, and nothing where nobody is asked', () => {
    expect(stepsOf(road({}, false)).map(({ key }) => key)).not.toContain('shown');
    expect(stepsOf(road({ addressed: 0, unanswered: 0 }))[1]).toEqual({ key: 'answered', count: 0, share: 0 });
  });

  it('has the centres behind each number', () => {
    const silent = house({ overdue: true });
    const done = house({ standing: 'done', shown: true });
    expect([silent, done].filter(belongs.answered)).toEqual([done]);
    expect([silent, done].filter(belongs.overdue)).toEqual([silent]);
  });

  it('takes no answer to an earlier wording for one to this', () => {
    const answered = house({ answers: [{ id: 'a', edition: 1 }] });
    const page = (edition: number) => ({ directive: { id: 'd', edition } }) as Parameters<typeof lastAnswer>[0];
    expect(lastAnswer(page(1), answered)?.id).toBe('a');
    expect(lastAnswer(page(2), answered)).toBeUndefined();
  });
});
