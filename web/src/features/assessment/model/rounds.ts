import type { FormLine } from '@/api-types/forms';
import type { Instant, VitalSigns } from '@/api-types/records';
import { minutes, minuteThere } from '@/lib/dates';
import { scoreOf } from './forms';
import type { Answers } from './answers';
import type { Bands, Level, Pack, Score } from './pack';

export const takenAt = ({ assessment }: FormLine): Instant => assessment.finished ?? assessment.started ?? '';

/** Rounds in time, the first first; two of the same minute as their ids, which grow with time. */
export const roundsOf = (finished: readonly FormLine[]): FormLine[] =>
  [...finished].sort(
    (a, b) => Date.parse(takenAt(a)) - Date.parse(takenAt(b)) || a.assessment.id.localeCompare(b.assessment.id),
  );

export type NextRound =
  /** `minutes` until it is due, or since it was. */
  { state: 'coming' | 'late'; at: Instant; minutes: number } | { state: 'ended'; at: Instant };

const minute = 60_000;
/** A sheet on which nothing stands for a day longer than it should is no longer kept. */
const minutesOfADay = 24 * 60;
const mostLate = minutesOfADay;

/** What the clock of a sheet says, from its last round. */
export function nextRound(last: FormLine, now: Date): NextRound | undefined {
  if (!last.next_round) return undefined;
  const minutes = Math.round((Date.parse(last.next_round) - now.getTime()) / minute);
  if (-minutes > mostLate) return { state: 'ended', at: takenAt(last) };
  return { state: minutes < 0 ? 'late' : 'coming', at: last.next_round, minutes: Math.abs(minutes) };
}

/** Where a score stands in its range, from 0 to 1; nothing where there is none. */
export function shareOf(form: FormLine, score: Score): number | undefined {
  const value = scoreOf(form, score.name)?.value;
  return value === undefined ? undefined : (value - score.range.from) / (score.range.to - score.range.from || 1);
}

/** The score that stands for a flow sheet. */
export const mainScore = (pack: Pack): Score | undefined => pack.scores.find(({ name }) => name === pack.primary);

export interface Sum {
  value: number;
  begun: boolean;
  /** Questions of it without an answer: then it is no score yet. */
  open: number;
  level: Level | undefined;
}

/** The sum so far, while a round is entered; the score itself is the server's. */
export function sumSoFar(score: Score, bands: Bands | undefined, answers: Answers): Sum {
  const values = (score.items ?? []).map((item) => {
    const answer = answers[item];
    return answer && 'value' in answer ? answer.value : undefined;
  });
  const value = values.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const open = values.filter((one) => one === undefined).length;
  const level = open > 0 ? undefined : bands?.levels.find(({ from, to }) => value >= from && value <= to);
  return { value, begun: open < values.length, open, level };
}

export type VitalName = keyof VitalSigns;

/** As the server takes them; what is outside is a slip of the pen. */
export const vitalRanges: Readonly<Record<VitalName, readonly [from: number, to: number]>> = {
  pulse: [20, 300],
  systolic: [40, 300],
  diastolic: [20, 200],
  temperature: [30, 45],
  breaths: [4, 80],
};

/** What was typed for one: nothing, a value, or one that nobody has. */
export function typedVital(name: VitalName, typed: string): number | 'wrong' | undefined {
  if (typed.trim() === '') return undefined;
  const value = Number(typed.trim().replace(',', '.'));
  const [from, to] = vitalRanges[name];
  const whole = name === 'temperature' || Number.isInteger(value);
  return Number.isFinite(value) && whole && value >= from && value <= to ? value : 'wrong';
}

/** A time of the day that has been, by the clock of the place: one that is still to come today was yesterday's. */
export function lastTime(typed: string, now: Date, zone?: string): Instant | undefined {
  const wanted = minutes(typed);
  if (wanted === undefined || wanted >= minutesOfADay) return undefined;
  // Counted back along the hours that were, so that a clock that was put forward or back meanwhile is read as it was.
  const to = Math.floor(now.getTime() / minute);
  for (let back = (minuteThere(now, zone) - wanted + minutesOfADay) % minutesOfADay, tries = 0; tries < 4; ++tries) {
    const at = new Date((to - back) * minute);
    const off = minuteThere(at, zone) - wanted;
    if (off === 0) return at.toISOString().replace('.000Z', 'Z');
    back += off > minutesOfADay / 2 ? off - minutesOfADay : off < -minutesOfADay / 2 ? off + minutesOfADay : off;
    if (back < 0) back += minutesOfADay;
  }
  return undefined; // the clock left this time out
}
