import { describe, expect, it } from 'vitest';
import type { IndicatorDefinition } from '@/api-types/indicators';
import { asTyped, canBeAimedAt, typedValue } from './target';

const a = (more: Partial<IndicatorDefinition>) =>
  ({ figure: 'share', polarity: 'higher', ...more }) as IndicatorDefinition;

describe('a target', () => {
  it('needs an interval and a better side', () => {
    expect(canBeAimedAt(a({}))).toBe(true);
    expect(canBeAimedAt(a({ figure: 'count' }))).toBe(false);
    expect(canBeAimedAt(a({ polarity: 'neither' }))).toBe(false);
  });

  it('is typed in percents, or in days with one digit', () => {
    expect(typedValue(a({}), ' 70 ')).toBe(0.7);
    expect(typedValue(a({}), '62,5')).toBe(0.625);
    expect(typedValue(a({}), '-1')).toBeUndefined();
    expect(typedValue(a({ figure: 'spread' }), '14,5')).toBe(14.5);
    expect(typedValue(a({ figure: 'spread' }), 'two weeks')).toBeUndefined();
  });

  it('stands in the form as it was typed', () => {
    expect(asTyped(a({}), 0.29)).toBe('29');
    expect(typedValue(a({}), asTyped(a({}), 0.625))).toBe(0.625);
    expect(asTyped(a({ figure: 'spread' }), 14.5)).toBe('14.5');
    expect(asTyped(a({}), undefined)).toBe('');
  });
});
