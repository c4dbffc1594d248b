import { describe, expect, it } from 'vitest';
import type { FormLine } from '@/api-types/forms';
import { recalled } from './recall';

const form = (id: string, on: string, over: Partial<FormLine['assessment']> = {}): FormLine => ({
  assessment: { id, version: '1', instrument: 'phq-9', state: 'finished', on, ...over },
  scored: true,
  status: 'complete',
  scores: [],
  alerts: [],
});
const asked = { instrument: 'phq-9', recallDays: 14, on: '2026-11-22' };

describe('days that are asked about again', () => {
  it('are those of the last finished form that lie within this one', () => {
    const forms = [form('a', '2026-10-01'), form('b', '2026-11-18')];

    expect(recalled(forms, asked)).toEqual({ last: '2026-11-18', days: 10 });
  });

  it('are none where the last is as long ago as the questions reach', () => {
    expect(recalled([form('a', '2026-11-08')], asked)).toBeUndefined();
    expect(recalled([form('a', '2026-11-09')], asked)?.days).toBe(1);
  });

  it('are not asked of the form itself, of others, of unfinished ones and of questions about no time', () => {
    const forms = [
      form('a', '2026-11-22'),
      form('b', '2026-11-20', { instrument: 'gad-7' }),
      form('c', '2026-11-20', { state: 'started' }),
      form('d', '2026-11-20', { state: 'entered_in_error' }),
    ];

    expect(recalled(forms, { ...asked, id: 'a' })).toBeUndefined();
    expect(recalled([form('e', '2026-11-20')], { ...asked, recallDays: undefined })).toBeUndefined();
  });
});
