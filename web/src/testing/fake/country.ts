import { roles, type World } from './world.ts';
import { accounts } from './country/accounts.ts';
import { crowd } from './country/crowd.ts';
import { keptBaselines } from './baselines.ts';
import { ids, today } from './country/ids.ts';
import { orders } from './country/orders.ts';
import { people } from './country/people.ts';
import { places } from './country/places.ts';
import { roads } from './country/roads.ts';
import { work } from './country/work.ts';
import { regionsTarget } from './targets.ts';

/** A small invented country with one road of every kind; the same on every start. */
export function smallCountry(others = 24): World {
  const world: World = {
    today,
    demo: true,
    setupNeeded: false,
    road: { nextStay: 14, beginCare: 1 },
    gender: { asked: false, own_words: false, options: [] },
    roles,
    session: undefined,
    assessments: [],
    identifiers: [],
    addresses: [],
    formLinks: [],
    due: [],
    waiting: [],
    tested: [],
    family: [],
    urineTests: [],
    savedViews: [],
    storeChecks: [],
    targets: [regionsTarget()],
    ties: [],
    noCalls: [],
    ...places(),
    ...accounts(),
    ...people(),
    ...roads(),
    ...work(),
    ...orders(),
    baselines: keptBaselines(ids.region, [ids.centre, ids.clinic]),
  };
  crowd(world, others);
  return world;
}

/** The first day: houses and colleagues are there, people are not. */
export function emptyCountry(): World {
  const world = smallCountry(0);
  const none = {
    persons: [],
    stays: [],
    journeys: [],
    handovers: [],
    identifiers: [],
    addresses: [],
    followUps: [],
    tasks: [],
    safeContacts: [],
    consents: [],
    ties: [],
    noCalls: [],
    relations: [],
    history: [],
    breakGlass: [],
    directives: [],
    directiveAnswers: [],
    baselines: [],
    marks: [],
  };
  return { ...world, ...none };
}
