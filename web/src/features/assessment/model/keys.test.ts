import { expect, it } from 'vitest';
import { keysOf } from './keys';
import { picksOf, type Pack } from './pack';

const pack = {
  options: {
    six: [0, 1, 2, 3, 4, 5].map((value) => ({ value })),
    words: [0, 1, 2, 3].map((value) => ({ value, text: { en: `word ${value}` } })),
    past: [
      { value: 0, text: { en: 'no' } },
      { value: 6, text: { en: 'lately' } },
      { value: 3, text: { en: 'before' } },
    ],
    tens: [0, 10, 20].map((value) => ({ value, text: { en: `word ${value}` } })),
    bareTens: [0, 5, 10].map((value) => ({ value })),
  },
} as unknown as Pack;

const keys = (item: object) => Object.fromEntries(keysOf(picksOf(pack, { id: 'q1', ...item })));

it('a bare number is chosen by its own key, zero too', () => {
  expect(keys({ options: 'six' })).toEqual({ 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 });
  expect(keys({ options: 'bareTens' })).toEqual({ 0: 0, 5: 5 });
  expect(keys({ number: { from: 0, to: 10 } })).toMatchObject({ 0: 0, 9: 9 });
});

it('beside words too the key is the number that stands on paper, in whatever order', () => {
  expect(keys({ options: 'words' })).toEqual({ 0: 0, 1: 1, 2: 2, 3: 3 });
  expect(keys({ options: 'past' })).toEqual({ 0: 0, 6: 6, 3: 3 });
});

it('where values have no key of their own, the places count', () => {
  expect(keys({ options: 'tens' })).toEqual({ 1: 0, 2: 10, 3: 20 });
});

it('nothing to choose: no key', () => {
  expect(keys({ words: true })).toEqual({});
  expect(keys({ number: { from: 0, to: 100 } })).toEqual({});
});
