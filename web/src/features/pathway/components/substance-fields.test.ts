import { expect, it } from 'vitest';
import { newSubstance, substanceAnswers } from './substance-fields';

it('asks no more of a substance that nobody named, and forgets what was chosen before', () => {
  const row = { ...newSubstance, route: 'inject', frequency: 'daily', age: '17' } as const;

  expect(substanceAnswers([{ ...row, substance: '' }])).toEqual([]);
  for (const substance of ['not_known', 'does_not_want_to_answer', 'not_asked'] as const) {
    expect(substanceAnswers([{ ...row, substance }])).toEqual([
      { rank: 'principal', substance, route: 'not_asked', frequency: 'not_asked', age_answer: 'not_asked' },
    ]);
  }
  expect(substanceAnswers([{ ...row, substance: 'heroin' }])).toMatchObject([{ route: 'inject', age_first_use: 17 }]);
});
