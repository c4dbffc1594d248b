import { describe, expect, it } from 'vitest';
import { createSpeech } from '@/lib/text/use-text';
import { changeText } from './change';

const { text } = await createSpeech('en', true);

describe('a change', () => {
  it('of a share is told in points, with both limits', () => {
    expect(changeText(text, 'share', { too_few: false, value: 0.0612, low: -0.031, high: 0.1491 })).toBe(
      '+6 points (−3 to +15)',
    );
  });

  it('of days and rates keeps one digit', () => {
    expect(changeText(text, 'spread', { too_few: false, value: -2.46, low: -5, high: 0 })).toBe('−2.5 days (−5 to 0)');
    expect(changeText(text, 'rate', { too_few: false, value: 0.04, low: -1, high: 1 })).toBe('0 (−1 to +1)');
  });

  it('that is too early to tell is not told', () => {
    expect(changeText(text, 'share', { too_few: true })).toBe('too few to say yet');
    expect(changeText(text, 'share', { too_few: false, value: 0.1 })).toBe('too few to say yet');
  });
});
