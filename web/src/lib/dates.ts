import type { Birth, LocalDate } from '@/api-types/records';

/** Civil dates as whole days since 1970-01-01; a day has no zone and no hours, so arithmetic cannot slip. */
const dayLength = 86_400_000;

export function toDay(date: LocalDate): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / dayLength);
}

export function fromDay(day: number): LocalDate {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDay(toDay(date) + days);
}

export function daysBetween(from: LocalDate, until: LocalDate): number {
  return toDay(until) - toDay(from);
}

export function isDate(text: string): text is LocalDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

/** Completed years on `today`, as the server counts them: born on 29 February counts from 1 March. */
function completedYears(birth: LocalDate, today: LocalDate): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** Age as far as it is known: exact from a date, about right from a year. */
export function ageOn(
  today: LocalDate,
  birth: Birth | undefined,
  birthYear: number | undefined,
): { years: number; about: boolean } | undefined {
  if (birth?.date) return { years: completedYears(birth.date, today), about: false };
  const year = birth?.year ?? birthYear;
  return year === undefined ? undefined : { years: Number(today.slice(0, 4)) - year, about: true };
}

/** Minutes from midnight as `08:30`, and back. */
export function clock(minutes: number): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${part(Math.floor(minutes / 60))}:${part(minutes % 60)}`;
}

export function minutes(time: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

/** What the clock of a place says, in minutes from midnight. */
export function minuteThere(now: Date, zone: string | undefined): number {
  const there = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(zone && { timeZone: zone }),
  });
  return minutes(there.format(now)) ?? 0;
}

/** Whether a minute lies outside the hours; hours that end before they begin go over midnight. */
export function outsideHours(minute: number, from: number | undefined, until: number | undefined): boolean {
  if (from === undefined || until === undefined) return false;
  return from <= until ? minute < from || minute > until : minute < from && minute > until;
}
