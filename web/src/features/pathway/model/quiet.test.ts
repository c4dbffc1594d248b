import { describe, expect, it } from 'vitest';
import { quietSince } from './quiet';

const asked = { id: 'f', settled_on: '2026-11-03', outcome: 'asked_not_to_call' as const };
const attempt = { id: 'a', outcome: 'asked_not_to_call' as const, number_left: '+996 312 55 01 02' };
const before = { id: 's', started: '2026-10-01', ended: '2026-10-12' };

describe('nobody calls', () => {
  it('since the day on which the person asked for it, and they keep a number', () => {
    expect(quietSince({ stays: [before], follow_ups: [asked], attempts: [attempt] })).toEqual({
      since: '2026-11-03',
      number: '+996 312 55 01 02',
    });
  });

  it('also where what was said is not shown', () => {
    expect(quietSince({ follow_ups: [asked] })).toEqual({ since: '2026-11-03', number: undefined });
  });

  it('until care begins again', () => {
    const again = { id: 't', started: '2026-11-20' };
    expect(quietSince({ stays: [before, again], follow_ups: [asked] })).toBeUndefined();
    expect(quietSince({ stays: [before, { ...again, ended: '2026-11-21' }], follow_ups: [asked] })).toBeUndefined();
  });

  it('not after another answer', () => {
    expect(quietSince({ follow_ups: [{ ...asked, outcome: 'went_elsewhere' }] })).toBeUndefined();
  });
});
