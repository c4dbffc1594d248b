import type { CareCurves, CurveLine, CurvePoint, CurveTest, OtherPeriod } from '@/api-types/curves';
import { words, type Stage } from '@/api-types/words';
import type { Text } from '@/lib/text/text';
import { atDay, pick, seriesOf, still, tableDays } from './curve';

const isStage = (of: string): of is Stage => (words.stage as readonly string[]).includes(of);

/** What is followed, as a choice: care at one place, stays in any stage, or in one. */
export function subjectName(text: Text, of: string): string {
  if (isStage(of)) return text.word('stage', of);
  return text.say(isWhole(of) ? `curves.of.${of}` : 'curves.of.episode');
}
/** Over a person's whole road, not one stretch of care. */
export const statesOf = 'states';
export const returnsOf = 'returns';
const wholes = ['stay', statesOf, returnsOf] as const;
const isWhole = (of: string): of is (typeof wholes)[number] => (wholes as readonly string[]).includes(of);
export const subjects = ['episode', 'stay', ...words.stage, statesOf, returnsOf] as const;

/** What one line of the picture is: still in care, or a way to end. */
export function seriesName(text: Text, what: string): string {
  if (what === still) return text.say('curves.still');
  return what === 'unknown' ? text.say('curves.unknownWay') : text.word('end_type', what);
}

export function groupName(text: Text, by: string | undefined, line: Pick<CurveLine, 'place' | 'group'>): string {
  if (line.place) return text.place(line.place) ?? '';
  const group = line.group ?? '';
  if (group === 'unknown') return text.say('indicators.unknown');
  if (by === 'month') return text.date(`${group}-01`, 'monthYear');
  return by === 'sex' || by === 'stage' ? text.word(by, group) : group;
}

/** What a place is looked at by once it was chosen. */
export const placeBelow = (kind: string | undefined) => below[kind ?? ''] ?? 'quarter';
const below: Readonly<Partial<Record<string, string>>> = { nation: 'region', region: 'house', district: 'house' };

type Told = Pick<CurvePoint, 'withheld' | 'share' | 'low' | 'high'>;

/** One place of a curve in words: the share, or why there is none. */
export function shareOf(text: Text, point: Told | undefined): string {
  if (point?.withheld) return text.say('indicators.withheld');
  return point?.share === undefined ? '–' : text.percent(point.share);
}

export function limitsOf(text: Text, point: Told | undefined): string | undefined {
  if (point?.low === undefined || point.high === undefined) return undefined;
  return `${text.percent(point.low)} – ${text.percent(point.high)}`;
}

/** In numbers, `p` with its sign; above a house a band of p alone. */
function testNumbers(text: Text, { df, chi_square, p, p_below }: CurveTest): string {
  const below = (value: number) => text.say('curves.below', { p: text.number(value) });
  if (chi_square === undefined || p === undefined) {
    const band =
      p_below === undefined || p_below >= 1 ? text.say('curves.orMore', { p: text.number(0.05) }) : below(p_below);
    return text.say('curves.testBand', { df: text.number(df), p: band });
  }
  const digits = (value: number, most: number) => text.number(Math.round(value * 10 ** most) / 10 ** most);
  return text.say('curves.testNumbers', {
    chi: digits(chi_square, 1),
    df: text.number(df),
    p: p < 0.01 ? below(0.01) : `p = ${digits(p, 2)}`,
  });
}

/** Whether groups leave care at the same pace, and what the test does not say. */
export const saidTest = (text: Text, test: CurveTest): string =>
  `${text.say('curves.logRank', { groups: text.number(test.groups), numbers: testNumbers(text, test) })} ${text.say('curves.samePeople')}`;

/** The test of two periods, or why there is none. */
export function saidOfPeriods(text: Text, { overlapping, log_rank }: OtherPeriod): string {
  if (overlapping) return text.say('curves.overlapping');
  if (!log_rank) return text.say('curves.noTest');
  const said = text.say('curves.logRankPeriods', { numbers: testNumbers(text, log_rank) });
  return `${said} ${text.say('curves.samePeople')}`;
}

/** Why a group has no curve; nothing where it has one. */
export function whyNone(
  text: Text,
  line: Pick<CurveLine, 'withheld' | 'too_few' | 'n'> & { still: readonly unknown[] },
  least: number,
): string | undefined {
  if (line.withheld) return text.say('indicators.withheld');
  if (line.n === 0) return text.say('curves.nobody');
  if (line.too_few) return text.say('curves.tooFew', { least: text.number(least) });
  return line.still.length === 0 ? text.say('curves.nobodyLongEnough') : undefined;
}

/** All that a line of the picture says after a day. */
export function readOut(text: Text, curves: CareCurves, day: number): string {
  const parts = seriesOf(curves.total).map(({ what, points }) => {
    const point = atDay(points, day, curves.masked);
    const limits = limitsOf(text, point);
    return `${seriesName(text, what)} ${shareOf(text, point)}${limits ? ` (${limits})` : ''}`;
  });
  return `${text.say('curves.afterDays', { days: text.number(day) })}: ${parts.join('; ')}`;
}

/** A cell of a file. */
export const cell = (value: string | number | undefined) => {
  const written = value === undefined ? '' : String(value);
  return /[",\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
};

/** The numbers of the pictures as a file: the same, every point, unrounded as they came. */
export function csvOf(text: Text, curves: CareCurves): string {
  const rows = (name: string, line: CurveLine) =>
    line.still.length === 0
      ? [[name, line.n, '', '', '', '', '', '', whyNone(text, line, curves.least)]]
      : seriesOf(line).flatMap(({ what, points }) =>
          points.map((point) => [
            name,
            line.n,
            what,
            point.day,
            point.share,
            point.low,
            point.high,
            point.followed,
            point.withheld ? 'withheld' : '',
          ]),
        );
  return [
    ['group', 'n', 'what', 'day', 'share', 'low', 'high', 'followed', 'note'],
    ...rows(text.place(curves.place) ?? '', curves.total),
    ...(curves.against
      ? rows(
          `${text.place(curves.place) ?? ''}, ${text.days(curves.against.first, curves.against.last)}`,
          curves.against.total,
        )
      : []),
    ...curves.lines.flatMap((line) => rows(groupName(text, curves.by, line), line)),
  ]
    .map((row) => row.map(cell).join(','))
    .join('\n');
}

/** For a table of groups: one chosen line of each on the fixed days. */
export const onDays = (line: CurveLine, what: string, end: number, masked: boolean) =>
  tableDays(end)
    .slice(1)
    .map((day) => ({ day, point: atDay(pick(line, what), day, masked) }));
