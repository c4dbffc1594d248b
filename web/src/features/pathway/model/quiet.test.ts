import { describe, expect, it } from 'vitest';
import { quietSince } from './quiet';

const wish = { id: 'n', on: '2026-11-03' };
const number = '+996 312 55 01 02';

describe('nobody calls', () => {
  it('since the day on which the person asked for it, and they keep a number', () => {
    expect(quietSince({ no_calls: [{ ...wish, number_left: number }] })).toEqual({ since: '2026-11-03', number });
  });

  it('also where the number is kept by another row, or by none', () => {
    expect(quietSince({ no_calls: [wish, { ...wish, number_left: number }] })?.number).toBe(number);
    expect(quietSince({ no_calls: [wish] })).toEqual({ since: '2026-11-03', number: undefined });
  });

  it('until they take it back or care begins again', () => {
    expect(quietSince({ no_calls: [{ ...wish, ended_on: '2026-11-20' }] })).toBeUndefined();
    expect(quietSince({})).toBeUndefined();
  });
});
