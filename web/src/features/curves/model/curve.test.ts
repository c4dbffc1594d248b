import { describe, expect, it } from 'vitest';
import type { CurveLine, CurvePoint } from '@/api-types/curves';
import { atDay, axisDays, bandPath, linePath, seriesOf, spread, tableDays } from './curve';

const point = (day: number, share?: number, more: Partial<CurvePoint> = {}): CurvePoint => ({
  day,
  withheld: false,
  ...(share !== undefined && { share }),
  ...more,
});
const line = (still: CurvePoint[]): CurveLine => ({ withheld: false, too_few: false, n: 50, still, ways: [] });
const frame = { width: 100, height: 50, end: 100, steps: true };

describe('a curve', () => {
  it('that falls in steps stands where the last step left it', () => {
    const points = [point(0, 1, { followed: 9 }), point(10, 0.8, { followed: 7 }), point(40, 0.6, { followed: 5 })];
    expect(atDay(points, 39, false)?.share).toBe(0.8);
    expect(atDay(points, 40, false)?.share).toBe(0.6);
    expect(atDay(points, 41, false)).toBeUndefined();
  });

  it('that has come to its end stays there', () => {
    expect(atDay([point(0, 1), point(10, 0, { followed: 0 })], 90, false)?.share).toBe(0);
  });

  it('on fixed days says nothing between them', () => {
    expect(atDay([point(0, 1), point(7, 0.9)], 6, true)).toBeUndefined();
    expect(atDay([point(0, 1), point(7, 0.9)], 7, true)?.share).toBe(0.9);
  });

  it('is drawn in steps, or from point to point', () => {
    const points = [point(0, 1), point(50, 0.5)];
    expect(linePath(points, frame)).toBe('M0 0H50V25');
    expect(linePath(points, { ...frame, steps: false })).toBe('M0 0L50 25');
  });

  it('has a band between its limits, back along the lower one', () => {
    const points = [point(0, 1), point(50, 0.5, { low: 0.4, high: 0.6 })];
    expect(bandPath(points, frame)).toBe('M0 0H50V20L50 30V0H0Z');
  });

  it('leaves out what is withheld', () => {
    expect(linePath([point(0, 1), point(7, undefined, { withheld: true }), point(14, 0.5)], frame)).toBe('M0 0H14V25');
  });
});

describe('pictures', () => {
  it('share one scale that ends on a fixed day', () => {
    expect(axisDays([line([point(0, 1), point(22, 0.5)]), line([point(61, 0.2)])])).toBe(90);
    expect(axisDays([line([point(700, 0.1)])])).toBe(365);
    expect(tableDays(28)).toEqual([0, 7, 14, 28]);
  });

  it('tell the ways to end in one order', () => {
    const some = {
      ...line([]),
      ways: [
        { way: 'unknown', points: [] },
        { way: 'died', points: [] },
        { way: 'as_planned', points: [] },
      ],
    };
    expect(seriesOf(some).map(({ what }) => what)).toEqual(['still', 'as_planned', 'died', 'unknown']);
  });

  it('keep labels apart and within the picture', () => {
    expect(spread([10, 12, 40], 14, 50)).toEqual([10, 24, 40]);
    expect(spread([45, 48, 49], 14, 50)).toEqual([22, 36, 50]);
  });
});
