import type { ColumnSummary, PlaceOutcome } from '@/api-types/outcomes';
import type { Text } from '@/lib/text/text';
import { isTimed } from './outcome';

/** What the columns of the table are, the name of the row first. */
export const headOf = (text: Text): [string, ...string[]] => [
  text.say('outcome.column'),
  text.say('outcome.people'),
  text.say('outcome.goingOn'),
  text.say('outcome.computed'),
  text.say('outcome.count'),
  text.say('outcome.measure'),
  text.say('outcome.interval'),
  text.say('outcome.middleHalf'),
];

/** A row each column of the definition, in words. */
export const rowsOf = (text: Text, found: PlaceOutcome) =>
  found.columns.map((column, at) => ({
    name: column.name,
    head: nameOf(text, found, column, at),
    cells: [
      shown(text, found.people),
      shown(text, found.going_on),
      shown(text, found.computed),
      shown(text, column.computed),
      measure(text, column),
      between(column.low, column.high, one(text, column)),
      between(column.lower, column.upper, one(text, column)),
    ],
  }));

/** Whom the numbers are about: in which days their journeys began. */
export function begunWords(text: Text, { from, until }: Pick<PlaceOutcome, 'from' | 'until'>): string {
  if (!from || !until) return text.say('outcome.begunAny');
  return text.say('outcome.begun', { period: text.days(from, until) });
}

/** The same numbers as a file that says of whom, by what and when. */
export function placeCsv(text: Text, definition: string, found: PlaceOutcome): string {
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return [
    line([text.say('outcome.choose'), text.say('outcome.begunFrom'), text.say('outcome.begunUntil'), ...headOf(text)]),
    ...rowsOf(text, found).map(({ head, cells }) =>
      line([definition, found.from ?? '', found.until ?? '', head, ...cells]),
    ),
  ]
    .map((each) => `${each}\r\n`)
    .join('');
}

function nameOf(text: Text, found: PlaceOutcome, column: ColumnSummary, at: number): string {
  if (isTimed(found.columns)) return text.say(at === 0 ? 'outcome.weeksTo' : 'outcome.came');
  return text.say(column.type === 'boolean' ? 'outcome.yesNo' : 'outcome.median');
}

const shown = (text: Text, count: string) => (count === '*' ? count : text.number(Number(count)));

function measure(text: Text, { computed, yes, share, median }: ColumnSummary): string {
  if (yes !== undefined) return share === undefined ? shown(text, yes) : `${shown(text, yes)} · ${text.percent(share)}`;
  if (median !== undefined) return text.number(median);
  return text.say(Number(computed) >= fewest ? 'outcome.notReached' : 'outcome.tooFew');
}

/** From so many people on there is a median, as the server has it; of a time, once half have come so far. */
const fewest = 20;

const one =
  (text: Text, { yes }: ColumnSummary) =>
  (value: number) =>
    yes === undefined ? text.number(value) : text.percent(value);

function between(low: number | undefined, high: number | undefined, say: (value: number) => string): string {
  if (low === undefined && high === undefined) return '–';
  return `${low === undefined ? '…' : say(low)} – ${high === undefined ? '…' : say(high)}`;
}
