import type { FigureLine, IndicatorDefinition } from '@/api-types/indicators';
import type { DifferenceState, FigureDifference, IndicatorComparison } from '@/api-types/comparison';
import type { TextKey } from '@/lib/text/keys';
import type { Text } from '@/lib/text/text';
import { oneDigit } from '@/lib/indicator';

type Kind = IndicatorDefinition['figure'];

const why: Readonly<Record<Exclude<DifferenceState, 'known'>, TextKey>> = {
  withheld: 'indicators.state.withheld',
  too_few: 'indicators.state.tooFew',
  overlapping: 'indicators.state.overlapping',
  no_counterpart: 'indicators.state.noCounterpart',
};

const signed = (text: Text, value: number) => (value > 0 ? '+' : '') + oneDigit(text, value);

/** Shares differ in points of a hundred: "12 % more" could mean two things. */
const inUnits = (kind: Kind, value: number) => (kind === 'share' ? value * 100 : value);

/** How far apart two figures lie, or why that is not said. */
export function differenceWords(text: Text, kind: Kind, { state, value }: FigureDifference): string {
  if (value === undefined) return state === 'known' ? '–' : text.say(why[state]);
  const number = signed(text, inUnits(kind, value));
  if (kind === 'share') return text.say('indicators.points', { points: number });
  return kind === 'spread' ? text.say('indicators.days', { days: number }) : number;
}

export function differenceInterval(text: Text, kind: Kind, { low, high }: FigureDifference): string {
  if (low === undefined || high === undefined) return '–';
  return `${signed(text, inUnits(kind, low))} … ${signed(text, inUnits(kind, high))}`;
}

/** The same as one line, for where no table stands. */
export function differenceSentence(text: Text, kind: Kind, difference: FigureDifference): string {
  const words = `${text.say('indicators.difference')}: ${differenceWords(text, kind, difference)}`;
  if (difference.state === 'overlapping') return `${words} (${text.say(why.overlapping)})`;
  const limits = differenceInterval(text, kind, difference);
  return limits === '–' ? words : `${words} (${text.say('indicators.interval')}: ${limits})`;
}

const keyOf = (line: FigureLine) => line.place?.id ?? line.group ?? '';

/** The same group on the other side, where it has one. */
export function counterpart({ figures, against }: IndicatorComparison, line: FigureLine, group?: string) {
  const key = group ?? keyOf(line);
  return (against ?? figures).lines.find((other) => keyOf(other) === key);
}
