import { describe, expect, it } from 'vitest';
import { daysSoFar, periodsOver } from './periods';
import { createSpeech } from './text/use-text';

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

it('a period that is not over says until when it is counted', async () => {
  const { text } = await createSpeech('en');
  const days = { first: '2025-12-01', last: '2026-11-30' };
  expect(daysSoFar(text, { ...days, today: '2026-11-23' })).toMatch(/\(so far, until 23 Nov\)$/);
  expect(daysSoFar(text, { ...days, today: '2026-11-30' })).not.toMatch(/so far/);
});
