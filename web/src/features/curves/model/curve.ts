import type { CareCurves, CurveLine, CurvePoint } from '@/api-types/curves';
import { words } from '@/api-types/words';

/** The days of tables and of curves above a centre: weeks, then the usual lengths of programmes and follow-up. */
export const days = [0, 7, 14, 28, 60, 90, 180, 365] as const;

/** One thing that is drawn: those still in care, or those who ended by one way. */
export interface Series {
  what: string;
  points: readonly CurvePoint[];
}

export const still = 'still';

/** Those in care first, then the ways to end in their own order. */
export function seriesOf(line: CurveLine): Series[] {
  const order = (way: string) => {
    const at = (words.end_type as readonly string[]).indexOf(way);
    return at < 0 ? words.end_type.length : at;
  };
  return [
    { what: still, points: line.still },
    ...[...line.ways].sort((a, b) => order(a.way) - order(b.way)).map(({ way, points }) => ({ what: way, points })),
  ];
}

export const pick = (line: CurveLine, what: string): readonly CurvePoint[] =>
  what === still ? line.still : (line.ways.find(({ way }) => way === what)?.points ?? []);

/** How far anything of a group is told, in days. */
export const lastDay = (line: CurveLine): number => line.still.at(-1)?.day ?? 0;

/** Where a curve stands after a day: for one that falls in steps the last step, for others the point itself. */
export function atDay(points: readonly CurvePoint[], day: number, masked: boolean): CurvePoint | undefined {
  if (masked) return points.find((point) => point.day === day);
  const last = points.at(-1);
  if (!last) return undefined;
  // Where everybody has left the curve is over and says the same for ever.
  if (day > last.day && last.followed !== 0) return undefined;
  return points.findLast((point) => point.day <= day);
}

/** The first of the fixed days that everything lies before: all pictures of a page have the same scale. */
export function axisDays(lines: readonly CurveLine[]): number {
  const most = Math.max(7, ...lines.map(lastDay));
  return days.find((day) => day >= most) ?? 365;
}

/** The days that a table of these curves has lines for. */
export const tableDays = (end: number): number[] => days.filter((day) => day <= end);

export interface Frame {
  width: number;
  height: number;
  /** The longest day. */
  end: number;
  steps: boolean;
}

const round = (value: number) => Math.round(value * 10) / 10;
export const xAt = (frame: Frame, day: number) => round((Math.min(day, frame.end) / frame.end) * frame.width);
export const yAt = (frame: Frame, share: number) => round((1 - share) * frame.height);

type Known = CurvePoint & { share: number };
const known = (points: readonly CurvePoint[], frame: Frame): Known[] =>
  points.filter((point): point is Known => point.share !== undefined && point.day <= frame.end);

function trace(points: readonly Known[], frame: Frame, of: (point: Known) => number): string[] {
  return points.map((point, at) => {
    const [x, y] = [xAt(frame, point.day), yAt(frame, of(point))];
    if (at === 0) return `${x} ${y}`;
    return frame.steps ? `H${x}V${y}` : `L${x} ${y}`;
  });
}

/** The line of a curve; in steps where every step is known. */
export function linePath(points: readonly CurvePoint[], frame: Frame): string {
  const some = known(points, frame);
  return some.length === 0 ? '' : `M${trace(some, frame, ({ share }) => share).join('')}`;
}

/** Its band: between the limits, and on the line itself where there are none. */
export function bandPath(points: readonly CurvePoint[], frame: Frame): string {
  const some = known(points, frame);
  if (some.length < 2) return '';
  const upper = trace(some, frame, ({ share, high }) => high ?? share).join('');
  const back = some.toReversed().map((point, at) => {
    const [x, y] = [xAt(frame, point.day), yAt(frame, point.low ?? point.share)];
    return frame.steps && at > 0 ? `V${y}H${x}` : `L${x} ${y}`;
  });
  return `M${upper}${back.join('')}Z`;
}

export const dots = (points: readonly CurvePoint[], frame: Frame) =>
  known(points, frame).map((point) => ({ x: xAt(frame, point.day), y: yAt(frame, point.share) }));

/** Heights of labels so that none lies on another: each as near to its own as the order allows. */
export function spread(heights: readonly number[], gap: number, most: number): number[] {
  const order = heights.map((y, at) => ({ y, at })).sort((a, b) => a.y - b.y);
  let before = -Infinity;
  for (const one of order) before = one.y = Math.max(one.y, before + gap);
  let below = most;
  for (const one of order.toReversed()) {
    one.y = Math.min(one.y, below);
    below = one.y - gap;
  }
  const out = [...heights];
  for (const { y, at } of order) out[at] = round(y);
  return out;
}

/** The day that is told first: three months, or the last that is known before. */
export function headlineDay(curves: CareCurves): number | undefined {
  return days.findLast((day) => day <= 90 && atDay(curves.total.still, day, curves.masked)?.share !== undefined);
}
