import type { LocalDate } from '@/api-types/records';
import type { Text } from '@/lib/text/text';

const years = 5;

/** The twelve months that end today, then five years: periods that may be chosen where nobody may name days. */
export function recentPeriods(text: Text, today: LocalDate): { value: string; label: string }[] {
  const year = Number(today.slice(0, 4));
  return [
    { value: '', label: text.say('indicators.lastYear') },
    ...Array.from({ length: years }, (_, back) => ({ value: String(year - back), label: String(year - back) })),
  ];
}

const month = (year: number, index: number) => {
  const at = year * 12 + index;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
};

/** Whole periods that are over on this day, as the server reads them, the last first: years, quarters, months. */
export function periodsOver(today: LocalDate): { years: string[]; quarters: string[]; months: string[] } {
  const year = Number(today.slice(0, 4));
  const monthIndex = Number(today.slice(5, 7)) - 1;
  const quarter = year * 4 + Math.floor(monthIndex / 3);
  return {
    years: [1, 2, 3, 4, 5].map((back) => String(year - back)),
    quarters: [1, 2, 3, 4, 5, 6, 7, 8].map((back) => {
      const at = quarter - back;
      return `${Math.floor(at / 4)}-Q${(at % 4) + 1}`;
    }),
    months: Array.from({ length: 12 }, (_, back) => month(year, monthIndex - 1 - back)),
  };
}

/** Years, the running one first, then the quarters and months that are over: what may be chosen, group by group. */
export function wholePeriods(text: Text, today: LocalDate) {
  const { years, quarters, months } = periodsOver(today);
  const named = (values: string[]) => values.map((value) => ({ value, label: periodName(text, value) }));
  return [
    { group: text.say('indicators.by.year'), items: named([today.slice(0, 4), ...years.slice(0, 4)]) },
    { group: text.say('indicators.by.quarter'), items: named(quarters) },
    { group: text.say('indicators.by.month'), items: named(months) },
  ];
}

/** The days of a period; where it goes on after the day that is counted to, that day too. */
export function daysSoFar(
  text: Text,
  { first, last, today }: { first: LocalDate; last: LocalDate; today: LocalDate },
): string {
  const days = text.days(first, last);
  return last > today ? text.say('period.soFar', { days, today: text.date(today, 'day') }) : days;
}

/** A period as people call it. */
export function periodName(text: Text, period: string): string {
  const [year = '', part] = period.split('-');
  if (!part) return year;
  if (part.startsWith('Q')) return text.say('indicators.quarterName', { year, quarter: part.slice(1) });
  return text.date(`${period}-01`, 'monthYear');
}
