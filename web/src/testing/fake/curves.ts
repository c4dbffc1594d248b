import type {
  CurveLine,
  CurvePoint,
  OtherPeriod,
  ReturnsLine,
  StateShare,
  StatesLine,
  StatesPoint,
} from '../../api-types/curves';
import { words } from '../../api-types/words.ts';
import type { Handler } from './refusal.ts';

const point = (day: number, share: number, followed: number): CurvePoint => ({
  day,
  withheld: false,
  share,
  ...(share > 0 && share < 1 && { low: share - 0.05, high: share + 0.05 }),
  followed,
});
const line = (more: Partial<CurveLine>): CurveLine => ({
  withheld: false,
  too_few: false,
  still: [],
  ways: [],
  ...more,
});

const total = line({
  n: 200,
  still: [point(0, 1, 200), point(7, 0.9, 180), point(14, 0.8, 160), point(28, 0.6, 120), point(60, 0.4, 60)],
  ways: [
    {
      way: 'left_early',
      points: [point(0, 0, 200), point(7, 0.1, 180), point(14, 0.15, 160), point(28, 0.25, 120), point(60, 0.3, 60)],
    },
    {
      way: 'died',
      points: [point(0, 0, 200), ...[7, 14, 28, 60].map((day) => ({ day, withheld: true }))],
    },
  ],
});

const states = [...words.stage, 'between', 'next_did_not_begin', 'ended_as_planned', 'left', 'ended_otherwise', 'died'];

function inAnyStage(shares: readonly (number | undefined)[]): StateShare {
  const told = shares.filter((share) => share !== undefined);
  if (told.length < shares.length) return { state: 'in_care', withheld: true };
  const share = told.reduce((sum, one) => sum + one, 0);
  return { state: 'in_care', withheld: false, share, ...(share < 1 && { low: share - 0.05, high: share + 0.05 }) };
}

/** Shares by the order of `states`; nothing where withheld. */
const statesPoint = (day: number, watched: number, shares: readonly (number | undefined)[]): StatesPoint => ({
  day,
  watched,
  in_care: inAnyStage(shares.slice(0, words.stage.length)),
  states: states.map((state, at) => {
    const share = shares[at];
    if (share === undefined) return { state, withheld: true };
    return {
      state,
      withheld: false,
      share,
      ...(share > 0 && share < 1 && { low: share - 0.04, high: share + 0.04 }),
    };
  }),
});
const statesTotal: StatesLine = {
  withheld: false,
  too_few: false,
  n: 200,
  points: [
    statesPoint(0, 200, [0.7, 0.3, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    statesPoint(28, 180, [0.1, 0.5, 0.05, 0, 0, 0.1, 0, 0, 0.2, 0, undefined]),
    statesPoint(90, 120, [0.05, 0.35, 0.1, 0, 0, 0.1, 0.1, 0.05, 0.2, 0, undefined]),
  ],
};

const returnsTotal: ReturnsLine = {
  withheld: false,
  too_few: false,
  n: 150,
  points: [
    { day: 0, withheld: false, mean: 0, followed: 150 },
    { day: 28, withheld: true, followed: 140 },
    { day: 180, withheld: false, mean: 0.3, low: 0.2, high: 0.45, followed: 90 },
  ],
};

const against = (overlapping: boolean): OtherPeriod => ({
  first: '2024-10-01',
  last: '2025-09-30',
  total: { ...total, n: 150, still: [point(0, 1, 150), point(7, 0.8, 120), point(14, 0.7, 100)] },
  overlapping,
  ...(!overlapping && { log_rank: { groups: 2, df: 1, p_below: 0.05 } }),
});

export const curveAnswers: Handler[] = [
  [
    /^\/curves\/returns$/,
    ({ world, search }) => {
      const houses = world.places.filter((place) => place.kind === 'centre');
      return {
        place: world.places.find((place) => place.id === (search.get('place') ?? world.places[0]?.id)),
        by: search.get('by') ?? undefined,
        first: '2025-10-01',
        last: '2026-09-30',
        today: '2026-09-14',
        position: 4711,
        least: 30,
        total: returnsTotal,
        lines:
          search.get('by') === 'house'
            ? houses.map((place, at) =>
                at === 0 ? { ...returnsTotal, place } : { withheld: true, too_few: false, points: [], place },
              )
            : [],
      };
    },
  ],
  [
    /^\/curves\/states$/,
    ({ world, search }) => {
      const houses = world.places.filter((place) => place.kind === 'centre');
      const none: StatesLine = { withheld: false, too_few: false, points: [] };
      return {
        place: world.places.find((place) => place.id === (search.get('place') ?? world.places[0]?.id)),
        by: search.get('by') ?? undefined,
        first: '2025-10-01',
        last: '2026-09-30',
        today: '2026-09-14',
        position: 4711,
        least: 30,
        journey_gap: 21,
        total: statesTotal,
        lines:
          search.get('by') === 'house'
            ? houses.map((place, at) =>
                at === 0
                  ? { ...statesTotal, place, n: 60 }
                  : { ...none, place, ...(at === 1 ? { n: 20, too_few: true } : { withheld: true }) },
              )
            : [],
      };
    },
  ],
  [
    /^\/curves$/,
    ({ world, search }) => {
      const by = search.get('by') ?? undefined;
      const houses = world.places.filter((place) => place.kind === 'centre');
      const lines = houses.map((place, at) =>
        at === 0
          ? { ...total, place, n: 60 }
          : line(at === 1 ? { place, n: 20, too_few: true } : { place, withheld: true }),
      );
      const of = search.get('of') ?? 'episode';
      return {
        of,
        place: world.places.find((place) => place.id === (search.get('place') ?? world.places[0]?.id)),
        by,
        first: '2025-10-01',
        last: '2026-09-30',
        today: '2026-09-14',
        position: 4711,
        masked: true,
        least: 30,
        ends_before_start: 0,
        total: of === 'resocialization' ? line({ n: 15, too_few: true }) : total,
        lines: by === 'house' ? lines : [],
        ...(search.has('against_period') && { against: against(search.get('against_period') === '2026') }),
      };
    },
  ],
];
