import { expect, it } from 'vitest';
import type { AccessItem } from '@/api-types/accounts';
import { looksOf } from './looks';

const look = (at: string, role: string, more: Partial<AccessItem> = {}): AccessItem => ({ at, role, ...more });

it('looks of one person on one day are one line, until somebody else looks or they open it in an emergency', () => {
  const items = [
    look('2026-11-22T10:02:00Z', 'counsellor'),
    look('2026-11-22T10:01:00Z', 'counsellor'),
    look('2026-11-22T10:00:00Z', 'clinician'),
    look('2026-11-22T09:00:00Z', 'counsellor'),
    look('2026-11-21T09:00:00Z', 'counsellor'),
    look('2026-11-21T08:00:00Z', 'counsellor', { break_glass: true }),
  ];

  expect(looksOf(items).map(({ last, count }) => `${last.at.slice(0, 16)} ${last.role} ${count}`)).toEqual([
    '2026-11-22T10:02 counsellor 2',
    '2026-11-22T10:00 clinician 1',
    '2026-11-22T09:00 counsellor 1',
    '2026-11-21T09:00 counsellor 1',
    '2026-11-21T08:00 counsellor 1',
  ]);
});
