import { expect, it } from 'vitest';
import { wrapped } from './picture';

it('lines hold whole words and no more letters than fit', () => {
  expect(wrapped('Stays that ended as planned, of all that ended', 16)).toEqual([
    'Stays that ended',
    'as planned, of',
    'all that ended',
  ]);
});

it('a word that is longer than a line stands alone', () => {
  expect(wrapped('a Ресоциализация b', 5)).toEqual(['a', 'Ресоциализация', 'b']);
});
