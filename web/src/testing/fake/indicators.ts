import waiting from '../../../../catalogue/indicators/k1-waiting.json';
import planned from '../../../../catalogue/indicators/k6-planned-completion.json';
import family from '../../../../catalogue/indicators/k13-family.json';
import type { FigureLine } from '../../api-types/indicators';
import type { SavedView } from '../../api-types/records';
import type { Handler } from './refusal.ts';
import { holding, marked } from './targets.ts';
import type { World } from './world.ts';

const standard = ['region', 'district', 'house', 'month', 'sex', 'age'];

const definitions = [
  { ...waiting, breakdowns: [...standard, 'wait'] },
  { ...planned, breakdowns: [...standard, 'stage'] },
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

const before = line({ n: 110, events: 55, value: 0.5, low: 0.408, high: 0.592 });

const difference = (few: boolean) =>
  few ? { state: 'too_few' } : { state: 'known', value: 0.125, low: -0.004, high: 0.248 };

const changed = (_: unknown, id: unknown) => ({ id, version: id, repeated: false });

function figures(world: World, id: string, search: URLSearchParams) {
  const by = search.get('by') ?? undefined;
  const houses = world.places
    .filter((place) => place.kind === 'centre')
    .map((place, at) =>
      at === 0
        ? line({ place, n: 70, events: 40, value: 0.571, low: 0.455, high: 0.681 })
        : line({ place, withheld: true }),
    );
  const regions = world.places
    .filter((place) => place.kind === 'region')
    .flatMap((place) => [
      line({ place: { ...place, code: 'NA' }, n: 70, events: 40, value: 0.571, low: 0.455, high: 0.681 }),
      line({ place: { ...place, id: 'batken', name: 'Batken region', code: 'BA' }, withheld: true }),
      line({
        place: { ...place, id: 'osh', name: 'Osh region' },
        ...{ n: 50, events: 35, value: 0.7, low: 0.562, high: 0.809 },
      }),
      line({ group: 'unknown', n: 20, too_few: true }),
    ]);
  const linesOf = (lines: FigureLine[]) => lines.map((one) => (one.place ? (marked(world, id, one) ?? one) : one));
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
    total: marked(world, id, totals[id]),
    lines: linesOf(by === 'month' ? months : by === 'house' ? houses : by === 'region' ? regions : []),
    targets: holding(world, id) ? [holding(world, id)] : [],
    published:
      search.get('period') === '2026-08'
        ? [
            {
              id: 'published-1',
              revision: 1,
              on: '2026-09-12',
              figure: line({ n: 110, events: 65, value: 0.591, low: 0.498, high: 0.678 }),
            },
          ]
        : [],
    left_out: id === 'k6-planned-completion' ? [{ id: 'died' }, { id: 'imprisoned', n: 10 }] : [],
  };
}

/** A degree by a degree, so far east. */
const shape = (east: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [east, 40],
      [east + 1, 40],
      [east + 1, 41],
      [east, 41],
      [east, 40],
    ],
  ],
});

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
  [
    /^\/maps$/,
    () => ({
      items: [
        {
          id: 'invented',
          title: { en: 'Invented' },
          region: [
            { code: 'NA', column: 4, row: 3, shape: shape(4) },
            { code: 'BA', column: 2, row: 5, shape: shape(2) },
          ],
          district: [],
        },
      ],
    }),
  ],
  [/^\/indicators$/, () => ({ items: definitions })],
  [/^\/indicators\/([\w-]+)\/figures$/, ({ world, id, search }) => figures(world, id, search)],
  [/^\/overview\/file$/, ({ search }) => ({ asked: Object.fromEntries(search) })],
  [/^\/indicators\/([\w-]+)\/figures\/file$/, ({ id, search }) => ({ id, asked: Object.fromEntries(search) })],
  [
    /^\/indicators\/([\w-]+)\/comparison$/,
    ({ world, id, search }) => {
      const answer = figures(world, id, search);
      if (search.has('against_group')) {
        return { figures: answer, lines: answer.lines.map(({ too_few }) => difference(too_few)) };
      }
      const against = { ...answer, first: '2024-09-15', last: '2025-09-14', total: before };
      return { figures: answer, against, total: difference(false), lines: answer.lines.map(() => difference(true)) };
    },
  ],
  [
    /^\/indicators\/([\w-]+)\/units$/,
    ({ world, id }) => ({
      id,
      version: 1,
      place: world.places[0],
      first: '2025-09-15',
      last: '2026-09-14',
      position: 4711,
      more: true,
      items: world.persons.slice(0, 2).map((person, at) => ({
        unit: `unit-${at}`,
        person,
        day: '2026-09-01',
        counts: at === 0,
        ...(at === 0 ? { event: false } : { left_out: 'died' }),
      })),
    }),
  ],
  [
    /^\/indicators\/([\w-]+)\/trace$/,
    ({ world, id }) => ({
      id,
      version: 1,
      person: world.persons[0],
      position: 4711,
      meant: true,
      counts: true,
      event: false,
      facts: [
        { name: 'ended', day: '2026-09-01' },
        { name: 'end_type', word: 'left_early' },
        { name: 'arrived', number: 0 },
      ],
    }),
  ],
  [/^\/saved-views$/, ({ world }) => ({ items: world.savedViews })],
  [/^\/saved-views\/([\w-]+)$/, ({ world, id }) => world.savedViews.find((view) => view.id === id)],
];

export const savedViewCommands: Handler[] = [
  [/^\/saved-views$/, ({ world, body }) => changed(world.savedViews.unshift(body as unknown as SavedView), body.id)],
  [
    /^\/saved-views\/([\w-]+)\/remove$/,
    ({ world, id }) => {
      world.savedViews = world.savedViews.filter((view) => view.id !== id);
      return changed(1, id);
    },
  ],
];
