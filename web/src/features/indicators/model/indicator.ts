import type { FigureLine, IndicatorDefinition, IndicatorFigures } from '@/api-types/answers';
import type { WordKind } from '@/api-types/words';
import type { TextKey } from '@/lib/text/keys';
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

const standard: Readonly<Record<string, TextKey>> = {
  region: 'indicators.by.region',
  district: 'indicators.by.district',
  house: 'indicators.by.house',
  month: 'indicators.by.month',
  quarter: 'indicators.by.quarter',
  year: 'indicators.by.year',
  sex: 'indicators.by.sex',
  age: 'indicators.by.age',
};

export function breakdownName(text: Text, definition: IndicatorDefinition, by: string): string {
  const key = standard[by];
  if (key) return text.say(key);
  const own = definition.by?.find(({ id }) => id === by);
  return own ? inLanguage(own.names, text.language) : by;
}

/** Breakdowns whose groups are words of the records. */
const wordKinds: Readonly<Record<string, WordKind>> = {
  sex: 'sex',
  stage: 'stage',
  setting: 'setting',
  referral_source: 'referral_source',
  kind: 'contact_kind',
};

export function groupName(text: Text, by: string | undefined, line: FigureLine): string {
  if (line.place) return text.place(line.place) ?? '';
  const group = line.group ?? '';
  if (group === 'unknown') return text.say('indicators.unknown');
  if (by === 'month') return text.date(`${group}-01`, 'monthYear');
  const kind = by && wordKinds[by];
  return kind ? text.word(kind, group) : group;
}

const oneDigit = (text: Text, value: number) => text.number(Math.round(value * 10) / 10);

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
  return amount(text, definition.figure, line.value);
}

/** The limits of a figure; the unit stands beside the figure itself. */
export function interval(text: Text, definition: IndicatorDefinition, { low, high }: FigureLine): string {
  if (low === undefined || high === undefined) return '–';
  const limit = (value: number) => (definition.figure === 'share' ? text.percent(value) : oneDigit(text, value));
  return `${limit(low)} – ${limit(high)}`;
}

/** How long an axis from zero has to be so that every interval lies on it. */
export const axisEnd = (definition: IndicatorDefinition, lines: readonly FigureLine[]): number =>
  definition.figure === 'share' ? 1 : Math.max(1, ...lines.map((line) => line.high ?? line.value ?? 0));

const cell = (value: string | number | undefined) => {
  const written = value === undefined ? '' : String(value);
  return /[",\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
};

/** The numbers on screen as a file: the same, unrounded as they came. */
export function csvOf(text: Text, figures: IndicatorFigures): string {
  const row = (name: string, line: FigureLine) =>
    [
      name,
      line.n,
      line.events,
      line.value,
      line.low,
      line.high,
      line.p90,
      line.person_years,
      line.withheld ? 'withheld' : line.too_few ? 'too few to say' : '',
    ]
      .map(cell)
      .join(',');
  return [
    'group,n,events,value,low,high,p90,person_years,note',
    row(text.place(figures.place) ?? '', figures.total),
    ...figures.lines.map((line) => row(groupName(text, figures.by, line), line)),
    '',
  ].join('\n');
}
