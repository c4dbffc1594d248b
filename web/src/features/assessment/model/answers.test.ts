import { describe, expect, it } from 'vitest';
import type { Pack } from './pack';
import { askings, finalList, fromList, progressOf, toList, typedNumber } from './answers';

const packOf = (...items: Pack['items']): Pack => ({
  id: 'form',
  version: 1,
  source: 'invented',
  licence: 'invented',
  verified: true,
  title: { en: 'Form' },
  tier: 'A',
  languages: ['en'],
  domains: ['social'],
  administered_by: ['self'],
  minutes: 1,
  items,
  scores: [],
});
const days = (id: string, more: Partial<Pack['items'][number]> = {}) => ({ id, number: { from: 0, to: 28 }, ...more });
const gated = packOf(
  days('q1'),
  days('q2', { asked_if: 'q1 > 0', when_skipped: 0 }),
  days('q3', { asked_if: 'q2 > 0' }),
);

describe('what is asked', () => {
  it('waits for the answer that decides it', () => {
    expect([...askings(gated, {}).values()]).toEqual(['asked', 'waits', 'waits']);
  });

  it('is skipped where the answer above says so, and so is what hangs on it', () => {
    expect([...askings(gated, { q1: { value: 0 } }).values()]).toEqual(['asked', 'skipped', 'skipped']);
  });

  it('is asked where somebody did not want to say', () => {
    expect([...askings(gated, { q1: { absent: 'refused' }, q2: { value: 2 } }).values()]).toEqual([
      'asked',
      'asked',
      'asked',
    ]);
  });

  it('is asked where the expression is not understood', () => {
    const pack = packOf(days('q1', { asked_if: 'sum(q2) > 3' }));
    expect([...askings(pack, {}).values()]).toEqual(['asked']);
  });
});

describe('what is sent', () => {
  it('leaves out an answer that is no longer asked for', () => {
    expect(toList(gated, { q1: { value: 0 }, q2: { value: 9 } })).toEqual([{ item: 'q1', value: 0 }]);
  });

  it('tells open and not asked apart at the end, and never says zero', () => {
    expect(finalList(gated, { q1: { value: 0 } })).toEqual([
      { item: 'q1', value: 0 },
      { item: 'q2', absent: 'not_asked' },
      { item: 'q3', absent: 'not_asked' },
    ]);
    expect(finalList(gated, { q1: { absent: 'refused' } })).toEqual([
      { item: 'q1', absent: 'refused' },
      { item: 'q2', absent: 'unanswered' },
      { item: 'q3', absent: 'unanswered' },
    ]);
  });

  it('comes back as it was given, and what was open is open again', () => {
    const list = [
      { item: 'q1', value: 0 },
      { item: 'q2', words: 'my sister' },
      { item: 'q3', absent: 'not_applicable' as const },
      { item: 'q4', absent: 'unanswered' as const },
    ];
    expect(fromList(list)).toEqual({
      q1: { value: 0 },
      q2: { words: 'my sister' },
      q3: { absent: 'not_applicable' },
    });
  });
});

it('progress counts what is asked; what may stay open holds nobody up', () => {
  const pack = packOf(days('q1'), days('q2', { optional: true }), days('q3'));
  const progress = progressOf(pack, { q1: { absent: 'refused' } });
  expect(progress).toMatchObject({ done: 1, all: 3 });
  expect(progress.open.map(({ id }) => id)).toEqual(['q3']);
});

it.each([
  ['7', { value: 7 }],
  ['', undefined],
  ['29', 'wrong'],
  ['2.5', 'wrong'],
  ['many', 'wrong'],
])('a typed number %j is taken as %j', (typed, is) => expect(typedNumber(days('q1'), typed)).toEqual(is));
