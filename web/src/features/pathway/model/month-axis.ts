import type { LocalDate } from '@/api-types/records';
import { fromDay, toDay } from '@/lib/dates';

export interface Tick {
  day: number;
  date: LocalDate;
  /** The first month shown and every January carry the year. */
  withYear: boolean;
}

/** First days of months between two days, thinned to every 1, 2, 3, 6 or 12 months so that labels keep apart. */
export function monthTicks(first: number, last: number, pixelsPerDay: number, least: number): Tick[] {
  const step = [1, 2, 3, 6, 12].find((months) => months * 30.4 * pixelsPerDay >= least) ?? 12;
  const ticks: Tick[] = [];
  const start = fromDay(first);
  let month = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1;
  if (toDay(`${start.slice(0, 7)}-01`) < first) month += 1;
  month = Math.ceil(month / step) * step;
  for (; ; month += step) {
    const date = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    const day = toDay(date);
    if (day > last) return ticks;
    ticks.push({ day, date, withYear: ticks.length === 0 || month % 12 === 0 });
  }
}
