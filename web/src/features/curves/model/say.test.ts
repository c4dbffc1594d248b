import { describe, expect, it } from 'vitest';
import { createSpeech } from '@/lib/text/use-text';
import { saidTest } from './say';

describe('the log-rank test', () => {
  it('is told in numbers to the house itself', async () => {
    const { text } = await createSpeech('en', true);
    expect(saidTest(text, { groups: 2, df: 1, chi_square: 6.64, p: 0.0213 })).toContain(
      'chi-square 6.6, df 1, p = 0.02.',
    );
    expect(saidTest(text, { groups: 2, df: 1, chi_square: 9, p: 0.0027 })).toContain(
      'chi-square 9, df 1, p below 0.01.',
    );
  });

  it('is told above a house as a band of p alone', async () => {
    const { text } = await createSpeech('en', true);
    expect(saidTest(text, { groups: 3, df: 2, p_below: 0.001 })).toContain(
      '3 groups with a curve: df 2, p below 0.001.',
    );
    expect(saidTest(text, { groups: 3, df: 2, p_below: 1 })).toContain(': df 2, p 0.05 or more.');
  });
});
