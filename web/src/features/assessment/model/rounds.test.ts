import { expect, it } from 'vitest';
import type { FormLine } from '@/api-types/forms';
import { lastTime, nextRound, roundsOf, sumSoFar, typedVital } from './rounds';

const round = (finished: string, next_round?: string): FormLine => ({
  assessment: { id: finished, finished },
  scored: true,
  status: 'complete',
  scores: [],
  alerts: [],
  ...(next_round && { next_round }),
});

it('stands in time, whatever order it came in', () => {
  const given = [round('2026-10-29T12:00:00Z'), round('2026-10-29T08:00:00Z')];
  expect(roundsOf(given).map(({ assessment }) => assessment.id)).toEqual([
    '2026-10-29T08:00:00Z',
    '2026-10-29T12:00:00Z',
  ]);
});

it('keeps two rounds of one minute in the order they were begun', () => {
  const of = (id: string): FormLine => {
    const one = round('2026-10-29T12:00:00Z');
    return { ...one, assessment: { ...one.assessment, id } };
  };
  const [first, second] = ['019a0000-0001-7000-8000-00000000ffff', '019a0000-0002-7000-8000-000000000000'];
  for (const given of [
    [of(first), of(second)],
    [of(second), of(first)],
  ]) {
    expect(roundsOf(given).map(({ assessment }) => assessment.id)).toEqual([first, second]);
  }
});

it('says how long until the next round, how late it is, and when nobody keeps the sheet any more', () => {
  const last = round('2026-10-29T08:00:00Z', '2026-10-29T12:00:00Z');
  const at = (time: string) => nextRound(last, new Date(time));
  expect(at('2026-10-29T10:30:00Z')).toEqual({ state: 'coming', at: '2026-10-29T12:00:00Z', minutes: 90 });
  expect(at('2026-10-29T12:20:00Z')).toMatchObject({ state: 'late', minutes: 20 });
  expect(at('2026-10-30T12:01:00Z')).toEqual({ state: 'ended', at: '2026-10-29T08:00:00Z' });
});

it('sums as one goes and names no level before the last answer', () => {
  const score = { name: 'total', method: 'sum', items: ['q1', 'q2'], range: { from: 0, to: 14 } };
  const bands = {
    id: 'severity',
    score: 'total',
    population: '',
    verified: true,
    levels: [
      { from: 0, to: 7, id: 'mild' },
      { from: 8, to: 14, id: 'severe' },
    ],
  };
  expect(sumSoFar(score, bands, { q1: { value: 7 } })).toEqual({ value: 7, begun: true, open: 1, level: undefined });
  expect(sumSoFar(score, bands, { q1: { value: 7 }, q2: { value: 1 } }).level?.id).toBe('severe');
});

it('takes vital signs with comma or point and refuses slips of the pen', () => {
  expect(typedVital('temperature', ' 37,4 ')).toBe(37.4);
  expect(typedVital('pulse', '1180')).toBe('wrong');
  expect(typedVital('pulse', '88.5')).toBe('wrong');
  expect(typedVital('breaths', '')).toBeUndefined();
});

it('takes a time that is still to come for yesterday', () => {
  const now = new Date(2026, 9, 29, 0, 20);
  expect(lastTime('00:10', now)).toBe(new Date(2026, 9, 29, 0, 10).toISOString().replace('.000Z', 'Z'));
  expect(lastTime('23:50', now)).toBe(new Date(2026, 9, 28, 23, 50).toISOString().replace('.000Z', 'Z'));
  expect(lastTime('soon', now)).toBeUndefined();
});

it('reads a typed time by the clock of the place, whichever the browser has', () => {
  const now = new Date('2026-10-29T20:30:00Z'); // 02:30 of the 30th in Bishkek
  expect(lastTime('02:10', now, 'Asia/Bishkek')).toBe('2026-10-29T20:10:00Z');
  expect(lastTime('23:50', now, 'Asia/Bishkek')).toBe('2026-10-29T17:50:00Z');
  expect(lastTime('02:31', now, 'Asia/Bishkek')).toBe('2026-10-28T20:31:00Z');
  expect(lastTime('20:30', now, 'Asia/Jakarta')).toBe('2026-10-29T13:30:00Z');
});

it('reads a typed time across an hour that was put back, and one that was left out not at all', () => {
  const back = new Date('2026-10-25T03:00:00Z'); // 04:00 in Berlin, 25 hours after the last 04:00
  expect(lastTime('01:30', back, 'Europe/Berlin')).toBe('2026-10-24T23:30:00Z');
  expect(lastTime('23:00', back, 'Europe/Berlin')).toBe('2026-10-24T21:00:00Z');
  const forward = new Date('2026-03-29T02:00:00Z'); // 04:00 in Berlin; 02:00 to 03:00 never were
  expect(lastTime('01:30', forward, 'Europe/Berlin')).toBe('2026-03-29T00:30:00Z');
  expect(lastTime('02:30', forward, 'Europe/Berlin')).not.toBe('2026-03-29T01:30:00Z');
});
