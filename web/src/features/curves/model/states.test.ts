import { describe, expect, it } from 'vitest';
import type { StatesLine } from '@/api-types/curves';
import { areasOf, axisEnd, firstTold, taken, untold } from './states';

const at = (day: number, shares: Record<string, number | undefined>) => ({
  day,
  watched: 50,
  in_care: { state: 'in_care', withheld: true },
  states: Object.entries(shares).map(([state, share]) =>
    share === undefined ? { state, withheld: true } : { state, withheld: false, share },
  ),
});
const line = (...points: StatesLine['points']): StatesLine => ({ withheld: false, too_few: false, n: 50, points });
const frame = { width: 100, height: 100, end: 28, steps: false };

describe('areas', () => {
  it('lie on each other from below in the order of the road', () => {
    const areas = areasOf(line(at(0, { treatment: 1 }), at(28, { treatment: 0.25, left: 0.75 })), frame);
    expect(areas).toEqual([
      { state: 'treatment', path: 'M0 0L100 75L100 100L0 100Z', end: 87.5 },
      { state: 'left', path: 'M0 0L100 0L100 75L0 0Z', end: 37.5 },
    ]);
  });

  it('leave what is withheld or lost to rounding on top, and never overflow', () => {
    const some = areasOf(line(at(0, { treatment: 0.9, died: undefined })), frame);
    expect(some.map(({ state }) => state)).toEqual(['treatment', untold]);
    expect(some[1]?.end).toBe(5);
    const more = areasOf(line(at(0, { treatment: 0.6, left: 0.6 })), frame);
    expect(more.map(({ state, end }) => [state, end])).toEqual([
      ['treatment', 75],
      ['left', 25],
    ]);
  });

  it('are none of nobody', () => {
    expect(areasOf(line(), frame)).toEqual([]);
  });
});

describe('what is told', () => {
  const some = line(at(0, { treatment: 1, left: 0 }), at(60, { treatment: 0.5, died: undefined }));

  it('leaves out states that nobody is in, but not those that are withheld', () => {
    expect(taken(some)).toEqual(['treatment', 'died']);
  });

  it('begins at three months, or the last day before', () => {
    expect(firstTold(some)).toBe(60);
    expect(axisEnd([some])).toBe(60);
    expect(axisEnd([line()])).toBe(7);
  });
});
