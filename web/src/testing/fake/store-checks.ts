import type { StoreCheck } from '../../api-types/store-checks';
import { FakeRefusal, type Handler } from './refusal.ts';

let serial = 0;

/** A check that found nothing, unless told otherwise. */
export const aCheck = (given: Partial<StoreCheck> = {}): StoreCheck => ({
  id: `check-${++serial}`,
  state: 'done',
  daily: true,
  done: 0,
  total: 0,
  asked: '2026-10-19T06:00:00Z',
  started: '2026-10-19T06:00:00Z',
  ended: '2026-10-19T06:00:20Z',
  entries: 120,
  rows: 90,
  looks: 40,
  found: 0,
  findings: [],
  ...given,
});

export const storeCheckAnswers: Handler[] = [[/^\/store-checks$/, ({ world }) => ({ items: world.storeChecks })]];

/** One that was started runs until a test, or whoever looks at the screens, ends it. */
export const storeCheckCommands: Handler[] = [
  [
    /^\/store-checks$/,
    ({ world }) => {
      if (world.storeChecks.some(({ ended }) => !ended)) throw new FakeRefusal(409, 'store-check.running');
      const running = aCheck({ state: 'running', daily: false, phase: 'entries', done: 60, total: 120, entries: 0 });
      delete running.ended;
      world.storeChecks.unshift(running);
      return running;
    },
  ],
  [
    /^\/store-checks\/([\w-]+)\/cancel$/,
    ({ world, id }) => {
      const check = world.storeChecks.find((one) => one.id === id);
      if (check && !check.ended) Object.assign(check, { state: 'cancelled', ended: '2026-10-19T06:00:09Z' });
      return check;
    },
  ],
];
