import { expect, it } from 'vitest';
import { nobody } from './nobody';

const asked = { typed: false, filter: {}, count: 0, canRegister: true };

it.each([
  ['nobody is registered', {}, 'people.none', false],
  ['nobody is registered, seen by who may not register', { canRegister: false }, 'people.noneForReader', false],
  ['three are registered and none is in care', { count: 3 }, 'people.noneInCare', true],
  ['a name is not found among those in care', { typed: true }, 'people.noneFound', true],
  ['a name is not found at all', { typed: true, filter: { state: 'all' } as const }, 'people.noneFoundAll', false],
  ['nobody is at a stage', { filter: { stage: 'treatment' } as const }, 'people.noneAtStage', false],
])('%s', (_, given, say, offersEverybody) => {
  expect(nobody({ ...asked, ...given })).toEqual({ say, offersEverybody });
});
