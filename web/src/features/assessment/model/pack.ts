import type { LocalDate } from '@/api-types/records';
import type { Word } from '@/api-types/words';

/** Words by language. */
export type Words = Readonly<Record<string, string>>;

export interface Option {
  value: number;
  text?: Words;
}

/** One question. Tiers B and C come without any text. */
export interface Item {
  /** Its published number: `q1`. */
  id: string;
  options?: string;
  number?: { from: number; to: number; whole?: boolean };
  words?: true;
  optional?: boolean;
  asked_if?: string;
  when_skipped?: number;
  text?: Words;
  /** The same question in other instruments, as `instrument.item`. */
  same_as?: string[];
}

export interface Score {
  name: string;
  /** The one it speaks of, where the instrument speaks of several. */
  domain?: Word<'domain'>;
  method: string;
  items?: string[];
  title?: Words;
  range: { from: number; to: number; whole?: boolean };
}

export interface Level {
  from: number;
  to: number;
  id: string;
  says?: Words;
}

export interface Bands {
  id: string;
  score: string;
  population: string;
  verified: boolean;
  on_request?: boolean;
  levels: Level[];
}

export interface Alert {
  id: string;
  opens: 'safety' | 'medical' | 'child_protection' | 'referral' | 'counselling';
  says?: Words;
}

/** An instrument as the catalogue has it (catalogue/instruments/schema.json), as far as screens use it. */
export interface Pack {
  id: string;
  version: number;
  source: string;
  licence: string;
  verified: boolean;
  title: Words;
  /** What its scores speak of, in plain words. */
  measures?: Words;
  intro?: Words;
  /** What whoever answers is told before the first question. */
  told_first?: Words;
  tier: 'A' | 'B' | 'C';
  /** What a deployment accepted for a text that does not come with the pack. */
  text_licence?: { holder: string; terms: string; accepted_by: string; accepted_on: LocalDate };
  /** It may stand on the page of whoever filled it in: what it speaks of, in plain words. */
  own_page?: { about: Words };
  not_validated?: boolean;
  notices?: string[];
  languages: string[];
  domains: Word<'domain'>[];
  administered_by: ('self' | 'interviewer' | 'clinician' | 'family_member')[];
  minutes: number;
  /** The days that the questions are about. */
  recall_days?: number;
  ages?: { from?: number; to?: number };
  options?: Record<string, Option[]>;
  items: Item[];
  scores: Score[];
  primary?: string;
  bands?: Bands[];
  alerts?: Alert[];
  /** A flow sheet: how soon it is repeated, by the level that the primary score reached. */
  rounds?: { verified: boolean; source: string; after: { level: string; minutes: number }[] };
  reliable_change?: { score: string; at_least: number }[];
}

/** What may be answered, where one chooses. */
export function choicesOf(pack: Pack, item: Item): readonly Option[] {
  return (item.options && pack.options?.[item.options]) || [];
}

/** From here on a number is typed, not picked. */
const mostPicked = 11;

/** What is picked from: the options, or a short row of numbers. */
export function picksOf(pack: Pack, item: Item): readonly Option[] | undefined {
  const options = choicesOf(pack, item);
  if (options.length > 0) return options;
  const range = item.number;
  if (!range || range.whole === false || range.to - range.from + 1 > mostPicked) return undefined;
  return Array.from({ length: range.to - range.from + 1 }, (_, at) => ({ value: range.from + at }));
}

/** The published number as people say it: `1`, `6a`. */
export const numberOf = (item: Pick<Item, 'id'>): string => item.id.replace(/^q/, '');

/** The bands that a score was read by: those that the form names, else the first that need not be named. */
export function bandsOf(pack: Pack, score: string, reading?: string): Bands | undefined {
  const all = (pack.bands ?? []).filter((bands) => bands.score === score);
  return all.find((bands) => reading !== undefined && bands.id === reading) ?? all.find((bands) => !bands.on_request);
}

/** Readings that are used only when somebody names them, each once. */
export function readingsOf(pack: Pack): Bands[] {
  const asked = (pack.bands ?? []).filter((bands) => bands.on_request);
  return asked.filter((bands, at) => asked.findIndex((other) => other.id === bands.id) === at);
}

/** The scores that are drawn over time: the one that stands for the form, or all where none does. */
export function drawnScores(pack: Pack): Score[] {
  const primary = pack.scores.filter((score) => score.name === pack.primary);
  return primary.length > 0 ? primary : pack.scores;
}

/** What a score changes by at least before it is more than chance, where that is published. */
/** Whether a change is more than chance, as far as that is published (domain reference 2.2, 8). */
export function chanceOf(by: number, reliable: number | undefined): 'chance' | 'beyondChance' | 'noThreshold' {
  if (reliable === undefined) return 'noThreshold';
  return Math.abs(by) >= reliable ? 'beyondChance' : 'chance';
}

export const reliableChange = (pack: Pack, score: string): number | undefined =>
  pack.reliable_change?.find((one) => one.score === score)?.at_least;

/** Whether its text may be shown: it comes with it, or this deployment loaded it and accepted its licence. */
export const hasText = ({ tier, text_licence }: Pick<Pack, 'tier' | 'text_licence'>): boolean =>
  tier === 'A' || text_licence !== undefined;

/** Whether a person can fill it in alone: its text is here, and it is meant for that. */
export function canBeSelf(pack: Pack): boolean {
  return hasText(pack) && pack.administered_by.some((who) => who === 'self' || who === 'family_member');
}
