import type { FormLine, ScoreLine } from '@/api-types/forms';
import type { LocalDate } from '@/api-types/records';
import { toDay } from '@/lib/dates';

/** The forms of one instrument, newest first. */
export interface Series {
  instrument: string;
  finished: FormLine[];
}

/** What is given later in time stands first, as in the list of the server. Ids grow with time: they decide between
 *  forms of the same minute. */
const inOrder = (a: FormLine, b: FormLine) =>
  (b.assessment.on ?? '').localeCompare(a.assessment.on ?? '') ||
  Date.parse(b.assessment.started ?? '') - Date.parse(a.assessment.started ?? '') ||
  b.assessment.id.localeCompare(a.assessment.id);

/** By instrument, that with the newest form first. What was entered in error is not among them. */
export function seriesOf(forms: readonly FormLine[]): Series[] {
  const all = new Map<string, FormLine[]>();
  for (const form of [...forms].sort(inOrder)) {
    const { instrument, state } = form.assessment;
    if (!instrument || state !== 'finished') continue;
    all.set(instrument, [...(all.get(instrument) ?? []), form]);
  }
  return [...all].map(([instrument, finished]) => ({ instrument, finished }));
}

/** Flow sheets apart from the other forms. */
export function parted(
  series: readonly Series[],
  instruments: readonly { id: string; flow_sheet: boolean }[],
): { sheets: Series[]; others: Series[] } {
  const isSheet = ({ instrument }: Series) => instruments.some(({ id, flow_sheet }) => flow_sheet && id === instrument);
  return { sheets: series.filter(isSheet), others: series.filter((one) => !isSheet(one)) };
}

export const unfinished = (forms: readonly FormLine[]): FormLine[] =>
  forms.filter(({ assessment }) => assessment.state === 'started').sort(inOrder);

export const inError = (forms: readonly FormLine[]): FormLine[] =>
  forms.filter(({ assessment }) => assessment.state === 'entered_in_error').sort(inOrder);

export const scoreOf = (form: FormLine, name: string): ScoreLine | undefined =>
  form.scores.find((score) => score.name === name);

/** One point of a curve. A form without this score has no point: that is not zero. */
export interface Point {
  id: string;
  on: LocalDate;
  day: number;
  value: number;
  band: string | undefined;
}

/** A score over time, oldest first. */
export function pointsOf(forms: readonly FormLine[], score: string): Point[] {
  return [...forms]
    .sort((a, b) => inOrder(b, a))
    .flatMap((form) => {
      const line = scoreOf(form, score);
      const { id, on } = form.assessment;
      return line?.value === undefined || !on ? [] : [{ id, on, day: toDay(on), value: line.value, band: line.band }];
    });
}

export interface Change {
  first: Point;
  now: Point;
  by: number;
}

/** Against the person's own first form; undefined where this one is the first, or has no score. */
export function changeOf(forms: readonly FormLine[], form: FormLine, score: string): Change | undefined {
  const points = pointsOf(forms, score);
  const [first] = points;
  const now = points.find((point) => point.id === form.assessment.id);
  return first && now && first.id !== now.id ? { first, now, by: now.value - first.value } : undefined;
}
