import type { BaselinePage } from '../../api-types/baseline';
import type { Baseline, KeptFigure } from '../../api-types/records';
import { FakeRefusal, type Handler } from './refusal.ts';
import type { World } from './world.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const list = (value: unknown) => (Array.isArray(value) ? value.map(text) : []);

const figure = (n: number, events: number, low: number, high: number): KeptFigure => ({
  withheld: false,
  too_few: false,
  n,
  events,
  value: events / n,
  low,
  high,
});

const before = { taking: figure(120, 60, 0.412, 0.588), others: figure(110, 55, 0.408, 0.592) };

/** What the region kept before its course: two places by lot, one of which has begun. */
export const keptBaselines = (region: string, places: readonly string[]): Baseline[] => [
  {
    id: '00000000-0000-7000-8000-00000000ba5e',
    version: 'baseline-1',
    home: region,
    name: 'A course for families',
    starts_on: '2026-07-01',
    before: '2026-Q2',
    first: '2026-04-01',
    last: '2026-06-30',
    places: places.map((place, at) => ({
      place,
      step: at === 0 ? 1 : 0,
      ...(at === 0 && { starts_on: '2026-07-01' }),
      drawn: at + 1,
    })),
    lot: { seed: 'seed-of-the-lot', at_once: 1 },
    watched: [{ indicator: 'k6-planned-completion', version: 1 }],
    steps: [
      { step: 0, figures: [before.others] },
      { step: 1, figures: [before.taking] },
    ],
    position: 4000,
    kept_on: '2026-06-30',
  },
];

function page(world: World, baseline: Baseline): BaselinePage {
  const begun = (baseline.starts_on ?? '') <= world.today;
  const keeper = world.places.find(({ id }) => id === baseline.home);
  return {
    baseline,
    ...(keeper && { keeper }),
    places: (baseline.places ?? []).flatMap(({ place: id, step, starts_on: startsOn, drawn }) => {
      const place = world.places.find((one) => one.id === id);
      if (!place) return [];
      return [
        {
          place,
          step,
          ...(startsOn && { starts_on: startsOn }),
          ...(drawn && { drawn }),
          ...(begun && { part: step === 1 ? ('takes_part' as const) : ('not_yet' as const) }),
        },
      ];
    }),
    today: world.today,
    counted_from: baseline.starts_on ?? '',
    windows: begun
      ? [
          { first: '2026-07-01', last: '2026-09-30', over: true },
          { first: '2026-10-01', last: '2026-12-31', over: false },
        ]
      : [],
    ...(begun && { window: 0 }),
    position: 4711,
    watched: begun
      ? [
          {
            id: 'k6-planned-completion',
            kept_version: 1,
            version: 1,
            comparable: true,
            taking_part: {
              before: before.taking,
              now: figure(130, 85, 0.569, 0.73),
              change: { too_few: false, value: 0.154, low: 0.032, high: 0.269 },
            },
            not_yet: { before: before.others, now: { withheld: true, too_few: false }, change: { too_few: true } },
            difference: { too_few: true },
          },
        ]
      : [],
  };
}

export const baselineAnswers: Handler[] = [
  [
    /^\/baselines$/,
    ({ world }) => ({
      items: world.baselines.map((baseline) => ({
        baseline,
        keeper: world.places.find(({ id }) => id === baseline.home),
      })),
    }),
  ],
  [
    /^\/baselines\/([\w-]+)$/,
    ({ world, id }) => {
      const baseline = world.baselines.find((one) => one.id === id);
      return baseline && page(world, baseline);
    },
  ],
];

export const baselineCommands: Handler[] = [
  [
    /^\/baselines$/,
    ({ world, body }) => {
      const taking = list(body.taking_part);
      const fields = [
        ...(text(body.name) ? [] : [{ path: 'name', reason: 'field.missing' }]),
        ...(list(body.indicators).length > 0 ? [] : [{ path: 'indicators', reason: 'field.missing' }]),
        ...(taking.length > 0 ? [] : [{ path: 'taking_part', reason: 'baseline.nobody-takes-part' }]),
      ];
      if (fields.length > 0) throw new FakeRefusal(400, 'input.invalid', fields);
      const baseline: Baseline = {
        id: text(body.id),
        version: `${text(body.id)}-1`,
        home: text(body.home),
        name: text(body.name),
        starts_on: text(body.starts_on),
        before: text(body.before),
        places: [
          ...taking.map((place) => ({ place, step: 1, starts_on: text(body.starts_on) })),
          ...list(body.not_yet).map((place) => ({ place, step: 0 })),
        ],
        watched: list(body.indicators).map((indicator) => ({ indicator, version: 1 })),
        steps: [],
        position: 4711,
        kept_on: world.today,
      };
      world.baselines.unshift(baseline);
      return baseline;
    },
  ],
];
