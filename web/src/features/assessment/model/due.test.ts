import { expect, it } from 'vitest';
import type { DueSet } from '@/api-types/forms';
import { firstDue, overdueDays, sittingsOf } from './due';

const line = (instrument: string, sitting: number, minutes: number, due: string) => ({
  instrument,
  sitting,
  minutes,
  due,
  from: '2026-10-01',
  overdue: false,
});
const intake: DueSet = {
  schedule: 'intake',
  title: [],
  sittings: 2,
  minutes: 9,
  forms: [line('socrates-8d', 2, 5, '2026-10-15'), line('sds', 1, 1, '2026-10-12'), line('phq-9', 1, 3, '2026-10-15')],
};

it('parts a set into its sittings, each with its own minutes', () => {
  expect(sittingsOf(intake).map(({ number, minutes }) => [number, minutes])).toEqual([
    [1, 4],
    [2, 5],
  ]);
});

it('takes the first day of a set as the one that matters', () => {
  expect(firstDue(intake)?.instrument).toBe('sds');
});

it('counts how many days something is overdue, and none before', () => {
  expect(overdueDays({ ...line('phq-9', 1, 3, '2026-10-20'), overdue: true }, '2026-11-01')).toBe(12);
  expect(overdueDays(line('phq-9', 1, 3, '2026-11-20'), '2026-11-01')).toBe(0);
});
