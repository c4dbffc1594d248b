import { expect, it } from 'vitest';
import { parted } from './later-texts.ts';

it('every text is in exactly one of the two parts', () => {
  const text = { app: { name: 'A' }, assess: { title: 'B' }, words: { score: { total: 'C' }, stage: { one: 'D' } } };

  expect(parted(text)).toEqual({
    first: { app: { name: 'A' }, words: { stage: { one: 'D' } } },
    later: { assess: { title: 'B' }, words: { score: { total: 'C' } } },
  });
});
