import { describe, expect, it } from 'vitest';
import type { IndicatorDefinition } from '@/api-types/indicators';
import { createSpeech } from '@/lib/text/use-text';
import { publishedText } from './published';

const { text } = await createSpeech('en', true);
const definition = { figure: 'share' } as IndicatorDefinition;
const shown = { withheld: false, too_few: false };
const was = { id: 'one', on: '2026-03-12', figure: { ...shown, n: 120, events: 50, value: 0.41 } };

describe('a published figure', () => {
  it('says how many late entries changed it', () => {
    expect(publishedText(text, definition, { ...shown, n: 130, events: 55, value: 0.43 }, was)).toBe(
      'Published 12 Mar 2026: 41%, now 43%: 10 late entries',
    );
  });

  it('says so where nothing changed, or only what was known of the same people', () => {
    expect(publishedText(text, definition, was.figure, was)).toBe('Published 12 Mar 2026: 41%, unchanged since');
    expect(publishedText(text, definition, { ...was.figure, events: 55, value: 0.46 }, was)).toMatch(
      /now 46%: records were corrected since$/,
    );
  });

  it('blames nobody for being late whose days were not over', () => {
    expect(publishedText(text, { ...definition, elapsed: 84 }, { ...shown, n: 125, value: 0.42 }, was)).toMatch(
      /now 42%: 5 more counted since$/,
    );
  });
});
