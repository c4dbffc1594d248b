import { expect, it } from 'vitest';
import { comparedWith, comparisonChoice, compares, elsewhere, questionOf, takenApart } from './question';

const asked = { place: 'p-1', by: 'sex', period: '2025' };

it.each(['period:2024', 'place:p-2', 'group:18-24', 'group:a:b'])('%s goes into the address and back', (choice) => {
  const question = comparedWith(asked, choice);
  expect(question).toMatchObject(asked);
  expect(compares(question)).toBe(true);
  expect(comparisonChoice(question)).toBe(choice);
});

it('nothing to compare with leaves the rest as it was', () => {
  expect(comparedWith(comparedWith(asked, 'place:p-2'), '')).toEqual(asked);
});

it('a group of another breakdown is compared with no more', () => {
  const question = comparedWith(asked, 'group:female');
  expect(takenApart(question, 'age')).toEqual({ ...asked, by: 'age' });
  expect(takenApart(question, 'sex')).toEqual(question);
});

it('what is empty does not stand in the address', () => {
  expect(questionOf({ place: 'p-1', by: '', period: undefined })).toEqual({ place: 'p-1' });
});

it('of another place the same is asked; what was taken apart by places, by those that lie in it', () => {
  expect(elsewhere({ id: 'p-2', kind: 'region' }, asked)).toEqual({ ...asked, place: 'p-2' });
  expect(elsewhere({ id: 'p-2', kind: 'region' }, { ...asked, by: 'region' })).toMatchObject({ by: 'house' });
  expect(elsewhere({ id: 'p-2', kind: 'ngo' }, { ...asked, by: 'house' })).toMatchObject({ by: 'month' });
  expect(elsewhere({ id: 'p-2', kind: 'nation' }, { ...asked, by: 'house' })).toMatchObject({ by: 'region' });
});

it('a place is not compared with itself', () => {
  expect(elsewhere({ id: 'p-2' }, comparedWith(asked, 'place:p-2'))).toEqual({ ...asked, place: 'p-2' });
  expect(compares(elsewhere({ id: 'p-2' }, comparedWith(asked, 'place:p-3')))).toBe(true);
  expect(compares(elsewhere({ id: 'p-2' }, comparedWith(asked, 'group:female')))).toBe(false);
});
