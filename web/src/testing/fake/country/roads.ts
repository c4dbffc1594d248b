import type { Setting, Stage } from '../../../api-types/words.ts';
import type { World } from '../world.ts';
import { id, ids } from './ids.ts';

type Roads = Pick<World, 'stays' | 'journeys' | 'episodes' | 'marks' | 'substances' | 'handovers'>;

const stay = (
  number: number,
  person: string,
  home: string,
  stage: Stage,
  setting: Setting,
  started: string,
  rest: object,
) => ({
  id: id(number),
  version: `${id(number)}-1`,
  person,
  home,
  episode: id(number + 300),
  stage,
  setting,
  started,
  ...rest,
});
const asPlanned = { end_type: 'as_planned' as const, end_reason: 'programme_completed' as const };

/** The roads that tests and sketches look at: a long one, one not heard from, one under a code, one on the way. */
export const roads = (): Roads => ({
  stays: [
    stay(400, ids.bekzat, ids.clinic, 'detoxification', 'inpatient', '2026-04-06', {
      ended: '2026-04-20',
      planned_until: '2026-04-20',
      ...asPlanned,
    }),
    {
      ...stay(401, ids.bekzat, ids.clinic, 'treatment', 'inpatient', '2026-04-21', {
        ended: '2026-05-30',
        planned_until: '2026-06-10',
        ...asPlanned,
      }),
      episode: id(700),
    },
    stay(402, ids.bekzat, ids.centre, 'medical_rehabilitation', 'inpatient', '2026-06-02', {
      ended: '2026-08-08',
      planned_until: '2026-09-01',
      end_type: 'left_early',
      end_reason: 'family',
    }),
    {
      ...stay(403, ids.bekzat, ids.centre, 'social_rehabilitation', 'outpatient', '2026-08-22', {
        planned_until: '2026-11-12',
        keyworker: ids.gulnara,
      }),
      version: 'v-stay-bekzat',
    },
    stay(410, ids.salima, ids.centre, 'social_rehabilitation', 'outpatient', '2026-05-02', {
      ended: '2026-10-10',
      planned_until: '2026-10-10',
      ...asPlanned,
    }),
    stay(420, ids.ruslan, ids.clinic, 'detoxification', 'inpatient', '2026-10-08', { planned_until: '2026-10-30' }),
    stay(430, ids.nurlan, ids.centre, 'treatment', 'inpatient', '2025-01-10', {
      ended: '2025-04-10',
      planned_until: '2025-04-10',
      ...asPlanned,
    }),
    stay(431, ids.nurlan, ids.centre, 'medical_rehabilitation', 'inpatient', '2025-04-10', {
      ended: '2025-09-01',
      planned_until: '2025-09-01',
      ...asPlanned,
    }),
    stay(432, ids.nurlan, ids.house, 'resocialization', 'community', '2025-09-10', { planned_until: '2026-12-01' }),
  ],
  journeys: [
    { id: id(600), person: ids.bekzat, home: ids.clinic, started: '2026-04-06' },
    { id: id(601), person: ids.salima, home: ids.centre, started: '2026-05-02' },
  ],
  episodes: [],
  marks: [
    {
      id: id(640),
      person: ids.nurlan,
      home: ids.centre,
      journey: id(602),
      stage: 'social_rehabilitation' as const,
      kind: 'not_needed' as const,
      decided_by: 'both' as const,
      on: '2025-09-01',
    },
  ],
  substances: [],
  handovers: [
    {
      id: id(500),
      version: 'v-h500',
      person: ids.bekzat,
      from: ids.clinic,
      to: ids.centre,
      stay: id(401),
      code: 'TUR-481',
      stage: 'medical_rehabilitation' as const,
      setting: 'inpatient' as const,
      state: 'arrived' as const,
      proposed_on: '2026-05-26',
      answer_by: '2026-05-28',
      expected_on: '2026-06-01',
      left_on: '2026-05-30',
      arrived_on: '2026-06-02',
      next_stay: id(402),
    },
    {
      id: id(501),
      version: 'v-h501',
      person: ids.ruslan,
      from: ids.clinic,
      to: ids.centre,
      stay: id(420),
      code: 'KOL-730',
      stage: 'treatment' as const,
      setting: 'inpatient' as const,
      state: 'travelling' as const,
      proposed_on: '2026-10-24',
      answer_by: '2026-10-26',
      expected_on: '2026-10-28',
      left_on: '2026-10-27',
    },
    {
      id: id(502),
      version: 'v-h502',
      person: id(201),
      from: ids.clinic,
      to: ids.centre,
      code: 'SUU-112',
      stage: 'medical_rehabilitation' as const,
      setting: 'inpatient' as const,
      state: 'proposed' as const,
      proposed_on: '2026-10-28',
      answer_by: '2026-10-30',
      expected_on: '2026-11-03',
    },
    {
      id: id(503),
      version: 'v-h503',
      person: ids.bekzat,
      from: ids.centre,
      to: ids.house,
      stay: id(403),
      code: 'TOO-095',
      stage: 'resocialization' as const,
      setting: 'community' as const,
      state: 'accepted' as const,
      consent: id(650),
      proposed_on: '2026-10-20',
      answer_by: '2026-10-22',
      answered_on: '2026-10-21',
      expected_on: '2026-11-13',
    },
  ],
});
