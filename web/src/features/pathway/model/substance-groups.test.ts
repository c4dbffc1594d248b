import { expect, it } from 'vitest';
import { substanceGroups } from './substance-groups';

it('shows the latest care first, and in each the principal substance first', () => {
  const groups = substanceGroups([
    { id: 'a', episode: 'early', on: '2025-01-03', rank: 'principal', substance: 'heroin' },
    { id: 'b', episode: 'late', on: '2026-04-06', rank: 'secondary', substance: 'alcohol' },
    { id: 'c', episode: 'late', on: '2026-04-06', rank: 'principal', substance: 'methamphetamines' },
  ]);
  expect(groups.map(({ on, rows }) => [on, rows.map(({ id }) => id)])).toEqual([
    ['2026-04-06', ['c', 'b']],
    ['2025-01-03', ['a']],
  ]);
});
