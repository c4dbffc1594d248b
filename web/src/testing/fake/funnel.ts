import type { HouseInFunnel } from '../../api-types/funnel';
import type { Handler } from './refusal.ts';

const house = (more: Partial<HouseInFunnel>): HouseInFunnel => ({
  withheld: false,
  too_few: false,
  differs: false,
  ...more,
});

export const funnelAnswers: Handler[] = [
  [
    /^\/indicators\/([\w-]+)\/funnel$/,
    ({ world, id, search }) => {
      const houses = world.places.filter(({ kind }) => kind === 'centre');
      const shown = [
        house({ n: 120, events: 45, expected: 0.6, adjusted: 0.39, low: 0.52, high: 0.72, differs: true }),
        house({ n: 60, events: 40, expected: 0.6, adjusted: 0.69, low: 0.5, high: 0.75 }),
        house({ withheld: true }),
      ];
      return {
        id,
        version: 1,
        place: world.places[0],
        first: '2025-10-01',
        last: '2026-09-30',
        today: '2026-09-14',
        position: 4711,
        masked: true,
        overall: 0.62,
        false_alarm: 0.05,
        allowed_for: ['sex', 'age', 'stage'],
        houses:
          search.get('period') === '2022'
            ? []
            : shown.map((one, at) => ({ ...one, ...(houses[at] && { place: houses[at] }) })),
        limits: [
          { n: 10, low: 0.3, high: 0.9, far_low: 0.1, far_high: 1 },
          { n: 130, low: 0.53, high: 0.7, far_low: 0.48, far_high: 0.75 },
        ],
      };
    },
  ],
];
