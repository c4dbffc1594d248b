import { expect, it } from 'vitest';
import auditC from '../../../../../catalogue/instruments/audit-c.json';
import type { FormLine } from '@/api-types/forms';
import { knownAnswers } from './known';
import type { Pack } from './pack';

const pack = auditC as Pack;
const form = (instrument: string, on: string, state: 'started' | 'finished', values: Record<string, number> = {}) =>
  ({
    assessment: {
      id: `${instrument} ${on}`,
      instrument,
      on,
      state,
      answers: Object.entries(values).map(([item, value]) => ({ item, value })),
    },
  }) as FormLine;
const open = form('audit-c', '2026-10-29', 'started');

it('offers what was answered to the same question the same day', () => {
  const forms = [open, form('audit', '2026-10-29', 'finished', { q1: 3, q4: 1 })];

  expect([...knownAnswers(pack, open, forms)]).toEqual([['q1', { value: 3, instrument: 'audit' }]]);
});

it('offers nothing of another day, of a form that is not finished, or that the question does not take', () => {
  for (const other of [
    form('audit', '2026-10-28', 'finished', { q1: 3 }),
    form('audit', '2026-10-29', 'started', { q1: 3 }),
    form('audit', '2026-10-29', 'finished', { q1: 7 }),
    form('phq-9', '2026-10-29', 'finished', { q1: 3 }),
  ])
    expect(knownAnswers(pack, open, [open, other]).size).toBe(0);
});
