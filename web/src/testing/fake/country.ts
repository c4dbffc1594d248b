import { roles, type World } from './world.ts';
import { accounts } from './country/accounts.ts';
import { crowd } from './country/crowd.ts';
import { today } from './country/ids.ts';
import { orders } from './country/orders.ts';
import { people } from './country/people.ts';
import { places } from './country/places.ts';
import { roads } from './country/roads.ts';
import { work } from './country/work.ts';

/** A small invented country with one road of every kind; the same on every start. */
export function smallCountry(others = 24): World {
  const world: World = {
    today,
    demo: true,
    setupNeeded: false,
    roles,
    session: undefined,
    assessments: [],
    due: [],
    tested: [],
    ...places(),
    ...accounts(),
    ...people(),
    ...roads(),
    ...work(),
    ...orders(),
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
    followUps: [],
    tasks: [],
    safeContacts: [],
    consents: [],
    relations: [],
    history: [],
    breakGlass: [],
    directives: [],
    directiveAnswers: [],
    marks: [],
  };
  return { ...world, ...none };
}
