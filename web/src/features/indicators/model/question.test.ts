import { expect, it } from 'vitest';
import { comparedWith, comparisonChoice, compares, questionOf, takenApart } from './question';

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
