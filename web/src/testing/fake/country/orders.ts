import type { World } from '../world.ts';
import { id, ids } from './ids.ts';

/** One order of the region to all its houses: one has done it, one cannot, two have not answered. */
export const orders = (): Pick<World, 'directives' | 'directiveAnswers'> => ({
  directives: [
    {
      id: ids.order,
      version: `${ids.order}-1`,
      issued_by: ids.region,
      number: 'R-7',
      order: {
        title: 'Families beside treatment',
        aim: 'Every family is met once.',
        places: [ids.region],
        counts: { kind: 'contact_held', whom: 'relative' },
        act_by: '2026-11-20',
      },
      edition: 1,
      issued_on: '2026-10-12',
      edition_since: '2026-10-12',
    },
  ],
  directiveAnswers: [
    {
      id: id(81),
      version: 'answer-1',
      directive: ids.order,
      home: ids.clinic,
      edition: 1,
      kind: 'done',
      words: 'Met all of them.',
      on: '2026-10-20',
    },
    {
      id: id(82),
      version: 'answer-2',
      directive: ids.order,
      home: ids.house,
      edition: 1,
      kind: 'cannot',
      reason: 'no_training',
      words: 'Nobody trained yet.',
      on: '2026-10-14',
    },
  ],
});
