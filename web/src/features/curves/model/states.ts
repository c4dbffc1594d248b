import type { StateShare, StatesLine, StatesPoint, WhereAfter } from '@/api-types/curves';
import { words, type Stage } from '@/api-types/words';
import type { Text } from '@/lib/text/text';
import { days, xAt, yAt, type Frame } from './curve';
import { cell, groupName, limitsOf, shareOf, whyNone } from './say';

/** What the picture is stacked of, from below: the stages, then those who are in none. */
export const others = ['between', 'next_did_not_begin', 'ended_as_planned', 'left', 'ended_otherwise', 'died'] as const;
/** What no number is told of. */
export const untold = 'untold';
export const states: readonly string[] = [...words.stage, ...others];

const isStage = (state: string): state is Stage => (words.stage as readonly string[]).includes(state);
const isOther = (state: string): state is (typeof others)[number] => (others as readonly string[]).includes(state);

export function stateName(text: Text, state: string): string {
  if (isStage(state)) return text.word('stage', state);
  return text.say(`curves.states.${isOther(state) ? state : untold}`);
}

/** For the picture: whether the state is a stage of care. */
export const inCareMark = (state: string) => (isStage(state) ? { 'data-stage': '' } : {});

export const pointAt = (line: StatesLine, day: number): StatesPoint | undefined =>
  line.points.find((point) => point.day === day);
export const inState = (point: StatesPoint | undefined, state: string): StateShare | undefined =>
  point?.states.find((one) => one.state === state);

/** States that anybody was in, or of which nothing is told, in the order of the stack. */
export const taken = (line: StatesLine): string[] =>
  states.filter((state) =>
    line.points.some((point) => {
      const one = inState(point, state);
      return one?.withheld === true || (one?.share ?? 0) > 0;
    }),
  );

export interface Area {
  state: string;
  path: string;
  /** The middle of its end, for its name. */
  end: number;
}

/** Areas on each other, at every day 0 to 1; what is withheld or lost to rounding is the uppermost. */
export function areasOf(line: StatesLine, frame: Frame): Area[] {
  const points = line.points.filter(({ day }) => day <= frame.end);
  const stack = points.map((point) => {
    const shares = states.map((state) => inState(point, state)?.share ?? 0);
    const sum = shares.reduce((a, b) => a + b, 0);
    // Rounded shares may come to more than all.
    const whole = Math.max(1, sum);
    let below = 0;
    return [...shares, Math.max(0, 1 - sum)].map((share) => {
      const from = below;
      below += share / whole;
      return { from, to: below };
    });
  });
  return [...states, untold].flatMap((state, at) => {
    const bounds = stack.map((day) => day[at] ?? { from: 0, to: 0 });
    const last = bounds.at(-1);
    if (!last || bounds.every(({ from, to }) => to - from < 0.0005)) return [];
    const place = (share: number, i: number) => `${xAt(frame, points[i]?.day ?? 0)} ${yAt(frame, share)}`;
    const upper = bounds.map(({ to }, i) => place(to, i));
    const lower = bounds.map(({ from }, i) => place(from, i)).toReversed();
    return [{ state, path: `M${[...upper, ...lower].join('L')}Z`, end: yAt(frame, (last.from + last.to) / 2) }];
  });
}

/** The first of the fixed days that everything lies before. */
export function axisEnd(lines: readonly { points: readonly { day: number }[] }[]): number {
  const most = Math.max(7, ...lines.map(({ points }) => points.at(-1)?.day ?? 0));
  return days.find((day) => day >= most) ?? 365;
}

/** The day that is told first: three months, or the last that is known before. */
export const firstTold = (line: StatesLine): number | undefined => line.points.findLast(({ day }) => day <= 90)?.day;

/** Why there is no picture; nothing where there is one. */
export const whyNoStates = (text: Text, line: StatesLine, least: number): string | undefined =>
  whyNone(text, { ...line, still: line.points }, least);

/** All that the picture says of a day. */
export function readStates(text: Text, line: StatesLine, day: number): string {
  const point = pointAt(line, day);
  const parts = taken(line).map((state) => {
    const one = inState(point, state);
    const limits = limitsOf(text, one);
    return `${stateName(text, state)} ${shareOf(text, one)}${limits ? ` (${limits})` : ''}`;
  });
  return `${text.say('curves.afterDays', { days: text.number(day) })}: ${parts.join('; ')}`;
}

/** The numbers of the pictures as a file. */
export function statesCsv(text: Text, told: WhereAfter): string {
  const rows = (name: string, line: StatesLine) =>
    line.points.length === 0
      ? [[name, line.n, '', '', '', '', '', '', whyNoStates(text, line, told.least)]]
      : line.points.flatMap(({ day, watched, in_care: inCare, states: all }) =>
          [inCare, ...all].map((one) => [
            name,
            line.n,
            one.state,
            day,
            one.share,
            one.low,
            one.high,
            watched,
            one.withheld ? 'withheld' : '',
          ]),
        );
  return [
    ['group', 'n', 'state', 'day', 'share', 'low', 'high', 'watched', 'note'],
    ...rows(text.place(told.place) ?? '', told.total),
    ...told.lines.flatMap((line) => rows(groupName(text, told.by, line), line)),
  ]
    .map((row) => row.map(cell).join(','))
    .join('\n');
}
