import { describe, expect, it } from 'vitest';
import type { ReturnsLine } from '@/api-types/curves';
import { asShares, firstReturn, most } from './returns';

const line: ReturnsLine = {
  withheld: false,
  too_few: false,
  n: 40,
  points: [
    { day: 0, withheld: false, mean: 0, followed: 40 },
    { day: 180, withheld: false, mean: 0.25, low: 0.1, high: 0.52, followed: 30 },
    { day: 365, withheld: true, followed: 10 },
  ],
};

describe('means of returns', () => {
  it('are drawn below the next tenth above all of them', () => {
    expect(most([line])).toBe(0.6);
    expect(most([])).toBe(0.1);
    expect(asShares(line, 0.5)).toEqual([
      { day: 0, withheld: false, share: 0 },
      { day: 180, withheld: false, share: 0.5, low: 0.2, high: 1.04 },
      { day: 365, withheld: true },
    ]);
  });

  it('are told first after half a year, or the last day before that is known', () => {
    expect(firstReturn(line)).toBe(180);
    expect(firstReturn({ ...line, points: [] })).toBeUndefined();
  });
});
