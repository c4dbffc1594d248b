import type { Point } from './forms';
import type { Level } from './pack';

export interface Curve {
  bands: { id: string; y: number; height: number }[];
  dots: { point: Point; x: number; y: number }[];
  /** Where a change since the first value begins to be more than chance; within the possible range. */
  marks: number[];
  path: string;
}

interface Frame {
  width: number;
  height: number;
  /** Room around the dots, so that none is cut. */
  edge: number;
}

interface Range {
  from: number;
  to: number;
}

/** Where a score stands over time: to the right in time, upwards in value, over the whole possible range. */
export function curveOf(
  points: readonly Point[],
  range: Range,
  levels: readonly Level[],
  frame: Frame,
  reliable?: number,
): Curve {
  const inner = frame.height - 2 * frame.edge;
  const span = range.to - range.from || 1;
  const yOf = (value: number) => frame.edge + inner * (1 - (value - range.from) / span);
  const [first, last] = [points[0]?.day ?? 0, points.at(-1)?.day ?? 0];
  const across = frame.width - 2 * frame.edge;
  const xOf = (day: number, index: number) => {
    // Several on one day (withdrawal scales) stand side by side in their order.
    if (last === first)
      return points.length < 2 ? frame.width / 2 : frame.edge + (across * index) / (points.length - 1);
    return frame.edge + (across * (day - first)) / (last - first);
  };
  const dots = points.map((point, index) => ({ point, x: round(xOf(point.day, index)), y: round(yOf(point.value)) }));
  // A band of whole scores ends half way to the next; so the bands meet.
  const tops = levels.map((level, at) =>
    levels[at + 1] ? (level.to + (levels[at + 1]?.from ?? level.to)) / 2 : range.to,
  );
  const bands = levels.map((level, at) => {
    const top = yOf(tops[at] ?? range.to);
    const bottom = yOf(at === 0 ? range.from : (tops[at - 1] ?? level.from));
    return {
      id: level.id,
      y: round(at === levels.length - 1 ? 0 : top),
      height: round((at === 0 ? frame.height : bottom) - (at === levels.length - 1 ? 0 : top)),
    };
  });
  const start = points[0]?.value;
  const beyond = start === undefined || reliable === undefined ? [] : [start - reliable, start + reliable];
  const marks = beyond.filter((value) => value >= range.from && value <= range.to).map((value) => round(yOf(value)));
  return { bands, dots, marks, path: dots.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('') };
}

const round = (value: number) => Math.round(value * 10) / 10;
