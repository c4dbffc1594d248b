import type { CurvePoint, Returns, ReturnsLine, ReturnsPoint } from '@/api-types/curves';
import type { Text } from '@/lib/text/text';
import { cell, groupName, whyNone } from './say';

export const returnAt = (line: ReturnsLine, day: number): ReturnsPoint | undefined =>
  line.points.find((point) => point.day === day);

/** A mean with two digits: 0.31 returns of a person. */
export function meanOf(text: Text, point: ReturnsPoint | undefined): string {
  if (point?.withheld) return text.say('indicators.withheld');
  return point?.mean === undefined ? '–' : rounded(text, point.mean);
}
export function meanLimits(text: Text, point: ReturnsPoint | undefined): string | undefined {
  if (point?.low === undefined || point.high === undefined) return undefined;
  return `${rounded(text, point.low)} – ${rounded(text, point.high)}`;
}
const rounded = (text: Text, mean: number) => text.number(Math.round(mean * 100) / 100);

/** The top of the picture: the next tenth above everything that is drawn. */
export function most(lines: readonly ReturnsLine[]): number {
  const highest = Math.max(0, ...lines.flatMap(({ points }) => points.map(({ mean, high }) => high ?? mean ?? 0)));
  return Math.max(0.1, Math.ceil(highest * 10) / 10);
}

/** As shares of the top, so that they are drawn as the other curves are. */
export const asShares = (line: ReturnsLine, top: number): CurvePoint[] =>
  line.points.map(({ day, withheld, mean, low, high }) => ({
    day,
    withheld,
    ...(mean !== undefined && { share: mean / top }),
    ...(low !== undefined && high !== undefined && { low: low / top, high: high / top }),
  }));

/** The day that is told first: half a year as K7 has it, or the last that is known before. */
export const firstReturn = (line: ReturnsLine): number | undefined =>
  line.points.findLast(({ day, mean }) => day <= 180 && mean !== undefined)?.day;

/** Why there is no picture; nothing where there is one. */
export const whyNoReturns = (text: Text, line: ReturnsLine, least: number): string | undefined =>
  whyNone(text, { ...line, still: line.points }, least);

/** The numbers of the pictures as a file. */
export function returnsCsv(text: Text, told: Returns): string {
  const rows = (name: string, line: ReturnsLine) =>
    line.points.length === 0
      ? [[name, line.n, '', '', '', '', '', whyNoReturns(text, line, told.least)]]
      : line.points.map(({ day, mean, low, high, followed, withheld }) => [
          name,
          line.n,
          day,
          mean,
          low,
          high,
          followed,
          withheld ? 'withheld' : '',
        ]);
  return [
    ['group', 'n', 'day', 'mean_returns', 'low', 'high', 'followed', 'note'],
    ...rows(text.place(told.place) ?? '', told.total),
    ...told.lines.flatMap((line) => rows(groupName(text, told.by, line), line)),
  ]
    .map((row) => row.map(cell).join(','))
    .join('\n');
}
