import { describe, expect, it } from 'vitest';
import english from '@languages/en.json';
import type { StoreCheck } from '@/api-types/store-checks';
import { bySort, resultOf, stepOf, todo } from './store-checks';

const check = (given: Partial<StoreCheck> = {}): StoreCheck => ({
  id: 'one',
  state: 'done',
  daily: false,
  done: 0,
  total: 0,
  asked: '2026-10-19T08:00:00Z',
  entries: 0,
  rows: 0,
  looks: 0,
  found: 0,
  findings: [],
  ...given,
});

describe('what a check can find', () => {
  it('is what there are words for', () => {
    const named = Object.entries(english.text.checks.means).flatMap(([about, whats]) =>
      Object.keys(whats).map((what) => `${about}.${what}`),
    );

    expect(Object.keys(todo).sort()).toEqual(named.sort());
  });

  it('is told by sort, each where it was met first', () => {
    const row = { what: 'row.missing', row: 'a' };
    const broken = { what: 'chain.broken', position: 3 };

    expect(bySort([row, broken, { ...row, row: 'b' }])).toEqual([
      { what: 'row.missing', findings: [row, { ...row, row: 'b' }] },
      { what: 'chain.broken', findings: [broken] },
    ]);
  });
});

describe('a check that runs', () => {
  it('goes on from step to step and never back', () => {
    const phases = [
      check({ state: 'waiting' }),
      check({ phase: 'entries', done: 50, total: 100 }),
      check({ phase: 'rows', done: 400 }),
      check({ phase: 'looks', done: 200, total: 100 }),
      check({ phase: 'looks_linked', done: 7 }),
    ];

    expect(phases.map((one) => stepOf(one).value)).toEqual([0, 0.5, 1, 4, 4]);
    expect(stepOf(check({ phase: 'looks_linked' }))).toMatchObject({ step: 5, of: 5 });
  });
});

it('what was found counts more than how a check ended', () => {
  expect([
    resultOf(check()),
    resultOf(check({ found: 2 })),
    resultOf(check({ state: 'cancelled', found: 1 })),
    resultOf(check({ state: 'cancelled' })),
    resultOf(check({ state: 'failed' })),
  ]).toEqual(['whole', 'found', 'found', 'cancelled', 'failed']);
});
