import type { Movement } from '../../api-types/movement';
import type { DataQuality } from '../../api-types/quality';
import { words } from '../../api-types/words.ts';
import type { Handler } from './refusal.ts';
import type { World } from './world.ts';

const placeOf = ({ world, search }: { world: World; search: URLSearchParams }) =>
  world.places.find((place) => place.id === (search.get('place') ?? world.places[0]?.id)) as Movement['place'];

const days = { first: '2025-10-01', last: '2026-09-30', today: '2026-09-14', position: 4711 };

/** Where people went, and how good the records are. */
export const movementAnswers: Handler[] = [
  [
    /^\/movement$/,
    (asked) =>
      ({
        place: placeOf(asked),
        ...days,
        masked: true,
        least: 30,
        flows: words.stage.map((from) => ({
          from,
          ...(from === 'detoxification' ? { ended: 60 } : { ended: 0 }),
          to: [
            { to: 'treatment', ...(from === 'detoxification' ? { n: 40 } : { n: 0 }) },
            { to: 'died_or_imprisoned', ...(from === 'detoxification' ? {} : { n: 0 }) },
            { to: 'ended_otherwise', ...(from === 'detoxification' ? { n: 15 } : { n: 0 }) },
          ],
        })),
        census: ['2026-08-01', '2026-09-01'].map((day, at) => ({
          day,
          all: 100 + 5 * at,
          stages: words.stage.map((stage, i) => (i === 4 ? { stage } : { stage, n: 25 })),
        })),
        kept: [
          {
            month: '2026-08-01',
            began: 40,
            too_few: false,
            cells: [
              { days: 28, due: true, kept: 30, share: 0.75, low: 0.6, high: 0.86 },
              { days: 60, due: false },
            ],
          },
          {
            month: '2026-09-01',
            began: 20,
            too_few: true,
            cells: [
              { days: 28, due: true },
              { days: 60, due: false },
            ],
          },
        ],
      }) satisfies Movement,
  ],
  [
    /^\/data-quality$/,
    (asked) =>
      ({
        place: placeOf(asked),
        ...days,
        complete: [
          { indicator: 'k17-end-reason', figure: { withheld: false, too_few: false, n: 40, events: 36, value: 0.9 } },
        ],
        entered: [
          { record: 'stay', n: 40, in_time: 30, median: 2, p90: 12 },
          { record: 'contact', n: 0, in_time: 0 },
        ],
        operators: 6,
        operators_began: 2,
        operators_stopped: 1,
      }) satisfies DataQuality,
  ],
];
