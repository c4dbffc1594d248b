import { expect, it } from 'vitest';
import type { FormLine } from '@/api-types/forms';
import type { Pack, Score } from './pack';
import { changeSince, isEmpty, placeOf, profileOf } from './profile';

const score = (name: string, to = 20, rest: Partial<Score> = {}): Score => ({
  name,
  method: 'sum',
  range: { from: 0, to },
  ...rest,
});
const pack = (id: string, domains: Pack['domains'], scores: Score[], rest: Partial<Pack> = {}): Pack => ({
  id,
  version: 1,
  source: 'invented',
  licence: 'invented',
  verified: true,
  title: { en: id },
  tier: 'A',
  languages: [],
  domains,
  administered_by: [],
  minutes: 1,
  items: [],
  scores,
  ...rest,
});
const form = (on: string, values: Record<string, number>): FormLine => ({
  assessment: { id: on, on, started: `${on}T09:00:00Z` },
  scored: true,
  status: 'complete',
  scores: Object.entries(values).map(([name, value]) => ({ name, value })),
  alerts: [],
});

it('sets each value beside the first of the same score, in its domain', () => {
  const phq = pack('phq-9', ['psychological'], [score('total', 27)], { primary: 'total' });
  const finished = [form('2026-10-01', { total: 6 }), form('2026-09-01', { total: 15 })];

  const { byDomain } = profileOf([{ instrument: 'phq-9', finished }], [phq]);

  expect(byDomain.map(({ domain, marks }) => [domain, marks.length])).toEqual([
    ['biological', 0],
    ['psychological', 1],
    ['social', 0],
    ['spiritual', 0],
  ]);
  const [mark] = byDomain[1]?.marks ?? [];
  expect(mark && [mark.first.value, mark.now.value, changeSince(mark)]).toEqual([15, 6, -9]);
  expect(mark && placeOf(mark.score, mark.now)).toBeCloseTo(6 / 27);
});

it('puts a value by the domain of its score, and what speaks of several in none of them', () => {
  const top = pack('top', ['biological', 'social'], [score('health', 20, { domain: 'biological' }), score('life')]);

  const profile = profileOf([{ instrument: 'top', finished: [form('2026-09-01', { health: 9, life: 11 })] }], [top]);

  expect(profile.byDomain[0]?.marks.map((mark) => mark.score.name)).toEqual(['health']);
  expect(profile.across.map((mark) => mark.score.name)).toEqual(['life']);
  expect(profile.across.map(changeSince)).toEqual([undefined]);
});

it('shows no yes and no as a scale, no withdrawal sheet, and nothing where there is no score', () => {
  const yes = pack('yes', ['social'], [score('housed', 1)]);
  const sheet = pack('sheet', ['biological'], [score('total')], { rounds: { verified: false, source: '', after: [] } });
  const open = pack('open', ['social'], [score('total')]);
  const finished = [form('2026-09-01', { housed: 1 })];
  const series = ['yes', 'sheet', 'open', 'gone'].map((instrument) => ({ instrument, finished }));

  expect(isEmpty(profileOf(series, [yes, sheet, open]))).toBe(true);
});
