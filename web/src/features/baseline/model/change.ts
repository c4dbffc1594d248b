import type { IndicatorDefinition } from '@/api-types/indicators';
import type { ChangeLine } from '@/api-types/baseline';
import type { Text } from '@/lib/text/text';

/** With its sign, as people read a change: +6, −3, 0. */
export function signed(text: Text, value: number, digits = 0): string {
  const factor = 10 ** digits;
  const rounded = Math.round(value * factor) / factor;
  if (rounded === 0) return text.number(0);
  return `${rounded > 0 ? '+' : '−'}${text.number(Math.abs(rounded))}`;
}

/** A change with its interval, or that it is too early to tell one. */
export function changeText(text: Text, figure: IndicatorDefinition['figure'], change: ChangeLine): string {
  const { value, low, high } = change;
  if (change.too_few || value === undefined || low === undefined || high === undefined)
    return text.say('baseline.tooFew');
  const of = (number: number) => (figure === 'share' ? signed(text, number * 100) : signed(text, number, 1));
  const parts = { change: of(value), low: of(low), high: of(high) };
  if (figure === 'share') return text.say('baseline.points', parts);
  return text.say(figure === 'spread' ? 'baseline.days' : 'baseline.rate', parts);
}
