import { expect, it } from 'vitest';
import type { UrineTestLine } from '@/api-types/assessment';
import { saidBy, testOf, those } from './urine';

const test = (over: Partial<UrineTestLine>): UrineTestLine => ({
  id: 'a',
  on: '2026-11-20',
  here: true,
  found: ['opioid'],
  not_found: ['cocaine'],
  ...over,
});

it('the test of a day is that of the own place', () => {
  const tests = [test({ id: 'elsewhere', here: false }), test({ id: 'ours' }), test({ id: 'older', on: '2026-11-13' })];

  expect(testOf(tests, '2026-11-20')?.id).toBe('ours');
  expect(testOf(tests, '2026-11-21')).toBeUndefined();
});

it('what a test does not speak of was not tested', () => {
  const values = saidBy(test({}));

  expect(those(values, 'found')).toEqual(['opioid']);
  expect(those(values, 'not_found')).toEqual(['cocaine']);
  expect(values.thc).toBe('not_tested');
  expect(those(saidBy(undefined), 'found')).toEqual([]);
});
