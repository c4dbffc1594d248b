import { describe, expect, it } from 'vitest';
import type { FormLine } from '@/api-types/forms';
import { curveOf } from './curve';
import { changeOf, pointsOf, seriesOf, unfinished } from './forms';

const form = (
  id: string,
  on: string,
  value?: number,
  state: 'started' | 'finished' | 'entered_in_error' = 'finished',
) =>
  ({
    assessment: { id, on, instrument: 'phq-9', state, started: `${on}T08:00:00Z` },
    scored: true,
    status: value === undefined ? 'refused' : 'complete',
    scores: [{ name: 'total', ...(value !== undefined && { value }) }],
    alerts: [],
  }) satisfies FormLine;

const forms = [
  form('c', '2026-10-01', 6),
  form('b', '2026-09-01'),
  form('a', '2026-08-01', 14),
  form('wrong', '2026-07-01', 27, 'entered_in_error'),
  form('open', '2026-10-02', undefined, 'started'),
];

describe('forms over time', () => {
  it('leave out what was entered in error and what is not finished', () => {
    const [series] = seriesOf(forms);
    expect(series?.finished.map(({ assessment }) => assessment.id)).toEqual(['c', 'b', 'a']);
    expect(unfinished(forms).map(({ assessment }) => assessment.id)).toEqual(['open']);
  });

  it('have no point where there is no score: that is not zero', () => {
    const [series] = seriesOf(forms);
    expect(pointsOf(series?.finished ?? [], 'total').map(({ value }) => value)).toEqual([14, 6]);
  });

  it('are compared with the person’s own first', () => {
    const [series] = seriesOf(forms);
    const all = series?.finished ?? [];
    expect(changeOf(all, form('c', '2026-10-01', 6), 'total')).toMatchObject({ by: -8, first: { value: 14 } });
    expect(changeOf(all, form('a', '2026-08-01', 14), 'total')).toBeUndefined();
  });
});

describe('a curve', () => {
  const levels = [
    { from: 0, to: 4, id: 'low' },
    { from: 5, to: 10, id: 'high' },
  ];
  const points = [
    { id: 'a', on: '2026-08-01', day: 0, value: 0, band: 'low' },
    { id: 'b', on: '2026-08-11', day: 10, value: 10, band: 'high' },
  ];
  const curve = curveOf(points, { from: 0, to: 10 }, levels, { width: 120, height: 60, edge: 10 });

  it('runs to the right in time and upwards in value', () => {
    expect(curve.path).toBe('M10 50L110 10');
  });

  it('has bands that meet and fill its ground', () => {
    const [low, high] = curve.bands;
    expect(high).toMatchObject({ y: 0 });
    expect((high?.y ?? 0) + (high?.height ?? 0)).toBeCloseTo(low?.y ?? -1);
    expect((low?.y ?? 0) + (low?.height ?? 0)).toBeCloseTo(60);
  });
});
