import { describe, expect, it } from 'vitest';
import { periodsOver } from './periods';

describe('periods that are over', () => {
  it('go back over the turn of a year', () => {
    const { years, quarters, months } = periodsOver('2026-02-03');
    expect(years[0]).toBe('2025');
    expect(quarters.slice(0, 2)).toEqual(['2025-Q4', '2025-Q3']);
    expect(months.slice(0, 3)).toEqual(['2026-01', '2025-12', '2025-11']);
    expect(months).toHaveLength(12);
  });

  it('do not hold the one that runs', () => {
    expect(periodsOver('2026-12-31').months[0]).toBe('2026-11');
    expect(periodsOver('2026-12-31').quarters[0]).toBe('2026-Q3');
  });
});
