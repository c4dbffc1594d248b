import { describe, expect, it } from 'vitest';
import type { TieItem } from '@/api-types/people';
import { around } from './around';

const today = '2026-11-20';
const item = (id: string, rest: Partial<TieItem['tie']> = {}, again = false): TieItem => ({
  tie: { id, kind: 'parent', ...rest },
  again,
});

describe('who stands around somebody', () => {
  it('is whoever stands now: what ended is for the history', () => {
    const ties = [
      item('now'),
      item('later', { until: '2026-11-21' }),
      item('over', { until: today }),
      item('long-over', { until: '2020-01-01' }),
    ];
    expect(around(ties, today).map(({ tie }) => tie.id)).toEqual(['now', 'later']);
  });

  it('is said once where linked records say it twice', () => {
    expect(around([item('one'), item('two', {}, true)], today).map(({ tie }) => tie.id)).toEqual(['one']);
  });

  it('names first whom the reader may see', () => {
    const seen = { ...item('seen'), person: { id: 'p' } };
    expect(around([item('not-seen'), seen], today).map(({ tie }) => tie.id)).toEqual(['seen', 'not-seen']);
  });
});
