import { expect, it } from 'vitest';
import type { FamilyMember } from '@/api-types/assessment';
import { standings } from './family';

const member = (id: string, value?: number): FamilyMember => ({
  person: { id, version: '1' },
  form: id,
  on: '2026-11-01',
  counted: true,
  scores: [{ name: 'total', ...(value !== undefined && { value }) }],
});

it('stands the members of a family on one scale, the lowest first, without whom has no such score', () => {
  const rows = standings([member('mother', 58), member('father'), member('son', 15)], {
    name: 'total',
    range: { from: 15, to: 75 },
  });

  expect(rows.map((row) => [row.member.person.id, row.value, Math.round(row.share * 100)])).toEqual([
    ['son', 15, 0],
    ['mother', 58, 72],
  ]);
});
