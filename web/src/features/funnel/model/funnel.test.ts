import { describe, expect, it } from 'vitest';
import type { HouseInFunnel } from '@/api-types/funnel';
import { funnelOf, side, sizes } from './funnel';

const house = (more: Partial<HouseInFunnel>): HouseInFunnel => ({
  withheld: false,
  too_few: false,
  differs: false,
  ...more,
});

describe('a funnel', () => {
  it('draws those alone that are shown, by size and share', () => {
    const limits = [
      { n: 10, low: 0.2, high: 0.9, far_low: 0.1, far_high: 1 },
      { n: 100, low: 0.4, high: 0.6, far_low: 0.3, far_high: 0.7 },
    ];
    const { dots, usual, most } = funnelOf(
      { houses: [house({ n: 50, adjusted: 0.5 }), house({ withheld: true }), house({ n: 20, too_few: true })], limits },
      { width: 200, height: 100 },
    );
    expect(most).toBe(100);
    expect(dots.map(({ x, y }) => [x, y])).toEqual([[100, 50]]);
    expect(usual).toEqual(['M20 80L200 60', 'M20 10L200 40']);
  });

  it('says on which side of its own limits a house lies', () => {
    expect(side(house({ adjusted: 0.5, low: 0.4, high: 0.6 }))).toBe('within');
    expect(side(house({ adjusted: 0.7, low: 0.4, high: 0.6 }))).toBe('above');
    expect(side(house({ adjusted: 0.3, low: 0.4, high: 0.6 }))).toBe('below');
    expect(side(house({ withheld: true }))).toBeUndefined();
  });

  it('has at most five sizes on its axis', () => {
    expect(sizes(187)).toEqual([50, 100, 150]);
    expect(sizes(40)).toEqual([10, 20, 30, 40]);
  });
});
