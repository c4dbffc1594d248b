import type { FigureLine, IndicatorDefinition } from '@/api-types/indicators';
import type { Text } from '@/lib/text/text';

/** Words that the catalogue brings, in this language or else in English. */
export const inLanguage = (words: Readonly<Record<string, string>>, language: string): string =>
  words[language] ?? words.en ?? '';

export const themes = [
  'access',
  'staying',
  'completing',
  'continuity',
  'outcome',
  'safety',
  'family',
  'peers',
  'intervention',
  'quality',
] as const;

/** Themes in the order of a road, each with its indicators; empty ones are left out. */
export const byTheme = (items: readonly IndicatorDefinition[]) =>
  themes
    .map((theme) => ({ theme, items: items.filter((item) => item.theme === theme) }))
    .filter(({ items: some }) => some.length > 0);

export const oneDigit = (text: Text, value: number) => text.number(Math.round(value * 10) / 10);

/** One number of an indicator as people read it: 61 %, 12 days, 2.4. */
export function amount(text: Text, figure: IndicatorDefinition['figure'], value: number | undefined): string {
  if (value === undefined) return '–';
  if (figure === 'share') return text.percent(value);
  if (figure === 'spread') return text.say('indicators.days', { days: oneDigit(text, value) });
  if (figure === 'rate') return text.say('indicators.rate', { rate: oneDigit(text, value) });
  return oneDigit(text, value);
}

/** The figure itself, or why there is none. */
export function said(text: Text, definition: IndicatorDefinition, line: FigureLine): string {
  if (line.withheld) return text.say('indicators.withheld');
  if (definition.figure === 'count') return line.n === undefined ? '–' : text.number(line.n);
  if (line.n === 0) return text.say('indicators.nobody');
  if (line.too_few) return text.say('indicators.tooFew');
  // How many count may be told where it may not be told of how many of them it holds.
  if (line.value === undefined) return text.say('indicators.withheld');
  return amount(text, definition.figure, line.value);
}

/** The limits of a figure; the unit stands beside the figure itself. */
export function interval(text: Text, definition: IndicatorDefinition, { low, high }: FigureLine): string {
  if (low === undefined || high === undefined) return '–';
  const limit = (value: number) => (definition.figure === 'share' ? text.percent(value) : oneDigit(text, value));
  return `${limit(low)} – ${limit(high)}`;
}

/** How long an axis from zero has to be so that every interval and target lies on it. */
export const axisEnd = (definition: IndicatorDefinition, lines: readonly FigureLine[]): number =>
  definition.figure === 'share'
    ? 1
    : Math.max(1, ...lines.flatMap((line) => [line.high ?? line.value ?? 0, line.target?.value ?? 0]));
