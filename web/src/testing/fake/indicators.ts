import waiting from '../../../../catalogue/indicators/k1-waiting.json';
import planned from '../../../../catalogue/indicators/k6-planned-completion.json';
import family from '../../../../catalogue/indicators/k13-family.json';
import type { FigureLine } from '../../api-types/answers';
import type { Handler } from './refusal.ts';

const standard = ['region', 'district', 'house', 'month', 'sex', 'age'];

const definitions = [
  { ...waiting, breakdowns: [...standard, 'wait'] },
  { ...planned, breakdowns: [...standard, 'stage'], target: { value: 0.7, source: 'invented' } },
  { ...family, missing: ['family_session'] },
];

const line = (more: Partial<FigureLine>): FigureLine => ({ withheld: false, too_few: false, ...more });

const totals: Readonly<Record<string, FigureLine>> = {
  'k1-waiting': line({ n: 85, value: 6, low: 4, high: 9, p90: 21, unknown: 5 }),
  'k6-planned-completion': line({ n: 120, events: 75, value: 0.625, low: 0.536, high: 0.706 }),
};

const months = [
  line({ group: '2026-06', n: 55, events: 30, value: 0.545, low: 0.415, high: 0.67 }),
  line({ group: '2026-07', n: 10, events: 5, too_few: true }),
  line({ group: '2026-08', n: 60, events: 45, value: 0.75, low: 0.628, high: 0.842 }),
];

export const indicatorAnswers: Handler[] = [
  [
    /^\/continuum$/,
    ({ world }) => ({
      place: world.places[0],
      first: '2025-10-01',
      last: '2026-09-30',
      today: '2026-09-14',
      position: 4711,
      masked: true,
      stages: [
        { stage: 'detoxification', reached: 120, in_care: 20, finished: 0, died_or_imprisoned: 5, lost: 35 },
        { stage: 'treatment', reached: 60, in_care: 15, lost: 15, median_days: 21 },
        { stage: 'medical_rehabilitation', reached: 30, in_care: 10, median_days: 80 },
        { stage: 'social_rehabilitation', reached: 15, lost: 10 },
        { stage: 'resocialization' },
      ],
    }),
  ],
  [/^\/indicators$/, () => ({ items: definitions })],
  [
    /^\/indicators\/([\w-]+)\/figures$/,
    ({ world, id, search }) => {
      const by = search.get('by') ?? undefined;
      const houses = world.places
        .filter((place) => place.kind === 'centre')
        .map((place, at) =>
          at === 0
            ? line({ place, n: 70, events: 40, value: 0.571, low: 0.455, high: 0.681 })
            : line({ place, withheld: true }),
        );
      return {
        id,
        version: 1,
        place: world.places.find((place) => place.id === (search.get('place') ?? world.places[0]?.id)),
        by,
        first: '2025-09-15',
        last: '2026-09-14',
        today: '2026-09-14',
        position: 4711,
        masked: true,
        total: totals[id],
        lines: by === 'month' ? months : by === 'house' ? houses : [],
        left_out: id === 'k6-planned-completion' ? [{ id: 'died' }, { id: 'imprisoned', n: 10 }] : [],
      };
    },
  ],
];
