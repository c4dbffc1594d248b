import type { Problem } from '@/api-types/common';
import type { Instant, LocalDate, Place } from '@/api-types/records';
import type { WordKind } from '@/api-types/words';
import { isDate, toDay } from '@/lib/dates';
import type { TextKey } from './keys';
import type { Phrases, Values } from './phrases';

/** English dates in the order that most of the world reads. */
const locale = (language: string) => (language === 'en' ? 'en-GB' : language);

const dateStyles = {
  day: { day: 'numeric', month: 'short' },
  full: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  month: { month: 'short' },
  monthYear: { month: 'short', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof dateStyles;

/** All that is said on screen goes through here: sentences, words of the records, dates, numbers, lists. */
export function textOf(phrases: Phrases) {
  const { language, direction } = phrases;
  const tag = locale(language);
  const formats = new Map<DateStyle, Intl.DateTimeFormat>();
  const format = (style: DateStyle) => {
    const known = formats.get(style) ?? new Intl.DateTimeFormat(tag, { ...dateStyles[style], timeZone: 'UTC' });
    formats.set(style, known);
    return known;
  };
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const lookUp = (key: string, values?: Values) => (phrases.has(key) ? phrases.say(key, values) : undefined);
  const say = (key: TextKey, values?: Values) => phrases.say(key, values);
  const date = (value: LocalDate, style: DateStyle = 'day') => {
    const words = format(style).format(new Date(`${value}T00:00:00Z`));
    return style === 'long' ? capital(words, tag) : words;
  };

  const dayIn = (detail: string | undefined) => {
    const day = /\b\d{4}-\d{2}-\d{2}\b/.exec(detail ?? '')?.[0];
    return day && isDate(day) ? date(day, 'full') : '';
  };

  return {
    language,
    direction,
    say,
    /** The text of an enumerator; a word that this version does not know is shown as it came. */
    word: (kind: WordKind | 'role' | 'record' | 'permission' | 'outcome_group', word: string) =>
      lookUp(`words.${kind}.${word}`) ?? word.replaceAll('_', ' '),
    /** The same for words that packs of the catalogue bring; undefined where this language has none for it. */
    packWord: (kind: 'score' | 'score_level' | 'score_alert', word: string) =>
      lookUp(`words.${kind}.${word.replace(/_other$/, '-other')}`), // an underscore there would be read as a plural
    member: (record: string, member: string) =>
      lookUp(`members.${record}.${member}`) ?? lookUp(`members.any.${member}`) ?? member.replaceAll('_', ' '),
    /** What a refusal means, with the day that it names; each reason id has its sentence, unknown ones say so with it. */
    reason: (problem: Pick<Problem, 'reason' | 'detail'>) =>
      lookUp(`reasons.${problem.reason}`, { date: dayIn(problem.detail) }) ??
      say('problem.unknown', { reason: problem.reason }),
    date,
    /** From day to day; what both share is said once. */
    days: (first: LocalDate, last: LocalDate) =>
      format('full')
        .formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`))
        .replaceAll(/[\u2009\u202f]/g, ' '),
    /** With the year only where it is another one. */
    dateNear: (value: LocalDate, today: LocalDate) =>
      date(value, value.slice(0, 4) === today.slice(0, 4) ? 'day' : 'full'),
    /** Today, tomorrow and yesterday by name, other days by date. */
    near: (value: LocalDate, today: LocalDate, style: DateStyle = 'weekday') => {
      const days = toDay(value) - toDay(today);
      if (Math.abs(days) <= 1) return capital(relative.format(days, 'day'), tag);
      return date(value, value.slice(0, 4) === today.slice(0, 4) ? style : 'full');
    },
    /** The same within a sentence. */
    nearInside: (value: LocalDate, today: LocalDate) => {
      const days = toDay(value) - toDay(today);
      if (Math.abs(days) <= 1) return relative.format(days, 'day');
      return date(value, value.slice(0, 4) === today.slice(0, 4) ? 'day' : 'full');
    },
    /** By the clock of the zone; without one by that of the reader. */
    instant: (value: Instant, zone?: string) =>
      new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', ...(zone && { timeZone: zone }) }).format(
        new Date(value),
      ),
    clock: (value: Instant, zone?: string) =>
      new Intl.DateTimeFormat(tag, { timeStyle: 'short', ...(zone && { timeZone: zone }) }).format(new Date(value)),
    /** A length of time in hours and minutes. */
    duration: (minutes: number) =>
      [[Math.floor(minutes / 60), 'hour'] as const, [minutes % 60, 'minute'] as const]
        .filter(([count, unit]) => count > 0 || (unit === 'minute' && minutes < 1))
        .map(([count, unit]) => new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short' }).format(count))
        .join(' '),
    number: (value: number) => new Intl.NumberFormat(tag).format(value),
    percent: (share: number) =>
      new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    list: (parts: string[]) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(parts),
    languageName: (code: string) => {
      const ours = lookUp(`words.language.${code}`);
      if (ours) return ours;
      try {
        return new Intl.DisplayNames(tag, { type: 'language' }).of(code) ?? code;
      } catch {
        return code;
      }
    },
    /** A place is called as people of this language call it, where the record says how. */
    place: (place: Called | undefined) =>
      place?.local_names?.find((local) => local.language.split('-')[0] === language)?.name ?? place?.name,
    compare: new Intl.Collator(tag).compare,
  };
}

interface Called {
  name?: string;
  local_names?: Place['local_names'];
}

export type Text = ReturnType<typeof textOf>;

export function capital(text: string, tag: string): string {
  return text.charAt(0).toLocaleUpperCase(tag) + text.slice(1);
}
