import type { ContentLine } from '../../api-types/content';
import type { Handler } from './refusal.ts';

const en = (text: string) => [{ language: 'en', text }];
const line = (given: Partial<ContentLine> & Pick<ContentLine, 'kind' | 'id' | 'names'>): ContentLine => ({
  version: 1,
  source: 'Invented',
  licence: 'Apache-2.0',
  unverified: [],
  languages: ['en'],
  drafted: [],
  own: false,
  waits_for: [],
  ...given,
});

/** One of each sort, as the server says them. */
const lines: ContentLine[] = [
  line({
    kind: 'instruments',
    id: 'phq-9',
    names: en('PHQ-9'),
    unverified: [{ part: 'readings', count: 1, of: 2 }],
    text: { tier: 'A', words: true, accepted: true },
  }),
  line({
    kind: 'instruments',
    id: 'who-5',
    names: en('WHO-5'),
    languages: [],
    text: { tier: 'B', words: false, accepted: false },
  }),
  line({
    kind: 'instruments',
    id: 'audit',
    version: 2,
    names: en('AUDIT'),
    own: true,
    overrides: 1,
    text: {
      tier: 'B',
      words: true,
      accepted: true,
      holder: 'Its owner',
      terms: 'Unmodified',
      accepted_by: 'A. B.',
      accepted_on: '2026-11-22',
    },
  }),
  line({ kind: 'schedules', id: 'monthly', names: en('Every month'), waits_for: ['who-5'] }),
  line({
    kind: 'outcomes',
    id: 'rd_zaks_1972',
    names: [...en('Weeks not positive'), { language: 'ru', text: 'Неположительные недели' }],
    languages: ['en', 'ru'],
    drafted: ['ru'],
  }),
  line({
    kind: 'roles',
    id: 'clerk',
    names: en('Reception'),
    unverified: [{ part: 'whole', count: 1, of: 1 }],
  }),
  line({ kind: 'maps', id: 'sayyora', names: en('Sayyora') }),
];

export const contentAnswers: Handler[] = [[/^\/content$/, () => ({ items: lines })]];
