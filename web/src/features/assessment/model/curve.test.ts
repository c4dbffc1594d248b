import { expect, it } from 'vitest';
import { curveOf } from './curve';
import type { Point } from './forms';

const point = (day: number, value: number): Point => ({
  id: String(day),
  on: '2026-01-01',
  day,
  value,
  band: undefined,
});
const frame = { width: 120, height: 100, edge: 10 };

it('marks where a change since the first time is more than chance, within what the score can be', () => {
  const marks = (first: number) => curveOf([point(0, first), point(10, 5)], { from: 0, to: 20 }, [], frame, 5).marks;

  expect(marks(10)).toEqual([70, 30]);
  expect(marks(3)).toEqual([58]);
  expect(curveOf([point(0, 10)], { from: 0, to: 20 }, [], frame).marks).toEqual([]);
});
