import { describe, expect, it } from 'vitest';
import {
  addDays,
  ageOn,
  clock,
  daysBetween,
  fromDay,
  isDate,
  minutes,
  minuteThere,
  outsideHours,
  toDay,
} from './dates';

describe('days', () => {
  it('go to numbers and back, over leap days and before 1970', () => {
    for (const date of ['1899-12-31', '1970-01-01', '2024-02-29', '2026-10-29'])
      expect(fromDay(toDay(date))).toBe(date);
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(daysBetween('2026-10-10', '2026-10-29')).toBe(19);
  });

  it('are told from other text', () => {
    expect(isDate('2026-02-28')).toBe(true);
    expect(isDate('2026-02-30T')).toBe(false);
    expect(isDate('28.02.2026')).toBe(false);
  });
});

describe('age', () => {
  it('counts completed years; born on 29 February from 1 March', () => {
    expect(ageOn('2026-10-29', { date: '1999-03-12' }, undefined)).toEqual({ years: 27, about: false });
    expect(ageOn('2026-10-29', { date: '1999-10-30' }, undefined)).toEqual({ years: 26, about: false });
    expect(ageOn('2025-02-28', { date: '2000-02-29' }, undefined)).toEqual({ years: 24, about: false });
  });

  it('is about right from a year, and unknown without', () => {
    expect(ageOn('2026-10-29', {}, 1991)).toEqual({ years: 35, about: true });
    expect(ageOn('2026-10-29', undefined, undefined)).toBeUndefined();
  });
});

it('clock times are minutes from midnight', () => {
  expect(clock(570)).toBe('09:30');
  expect(minutes('09:30')).toBe(570);
  expect(minutes('')).toBeUndefined();
});

describe('the hours of a safe way', () => {
  it('are those of the clock of the place', () => {
    expect(minuteThere(new Date('2026-10-28T19:43:00Z'), 'Asia/Bishkek')).toBe(60 + 43);
  });

  it.each([
    [60 + 43, 600, 1080, true],
    [600, 600, 1080, false],
    [1080, 600, 1080, false],
    [1081, 600, 1080, true],
    [60, 1320, 360, false],
    [720, 1320, 360, true],
    [60, undefined, undefined, false],
  ])('minute %s of %s to %s: outside %s', (minute, from, until, outside) => {
    expect(outsideHours(minute, from, until)).toBe(outside);
  });
});
