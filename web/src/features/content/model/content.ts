import type { Wording } from '@/api-types/common';
import type { ContentLine } from '@/api-types/content';

/** In the order in which a house asks about them; kinds of a later release follow. */
export const kinds = [
  'instruments',
  'schedules',
  'pathway',
  'outcomes',
  'outcome_sets',
  'indicators',
  'roles',
  'languages',
  'maps',
] as const;

export type Kind = (typeof kinds)[number];

export const isKind = (kind: string | undefined): kind is Kind => kinds.some((one) => one === kind);

export interface ContentFilter {
  kind?: string;
  /** Only what needs attention. */
  open?: boolean;
  q?: string;
}

/** The filter as an address says it; what it does not know is left out. */
export function parseContentFilter({ kind, open, q }: Record<string, unknown>): ContentFilter {
  return {
    ...(typeof kind === 'string' && isKind(kind) && { kind }),
    ...((open === true || open === 'true' || open === 1) && { open: true }),
    ...(typeof q === 'string' && q && { q }),
  };
}

/** An instrument whose questions are shown to nobody. */
export const lacksText = ({ text }: ContentLine): boolean => text !== undefined && !(text.words && text.accepted);

export const needsAttention = (line: ContentLine): boolean =>
  line.unverified.length > 0 || line.drafted.length > 0 || lacksText(line) || line.waits_for.length > 0;

/** The names of these packs of one kind, as far as they are here. */
export const namesOf = (lines: readonly ContentLine[], kind: string, ids: readonly string[], language: string) =>
  ids.map(
    (id) => nameIn(lines.find((line) => line.kind === kind && line.id === id) ?? { names: [], id }, language).text,
  );

/** The sets of forms that are asked without this instrument until its text is here. */
export const setsWithout = (lines: readonly ContentLine[], { kind, id }: ContentLine): string[] =>
  kind === 'instruments' ? lines.filter((line) => line.waits_for.includes(id)).map((line) => line.id) : [];

/** The name in the reader's language, else in English, else in whichever there is; and which language that is. */
export function nameIn({ names, id }: Pick<ContentLine, 'names' | 'id'>, language: string): Wording {
  const find = (wanted: string) => names.find((name) => name.language === wanted);
  return find(language) ?? find('en') ?? names[0] ?? { language: 'en', text: id };
}

export function matches(line: ContentLine, { kind, open, q = '' }: ContentFilter): boolean {
  if (kind && line.kind !== kind) return false;
  if (open && !needsAttention(line)) return false;
  const words = [line.id, line.source, ...line.names.map(({ text }) => text)].join(' ').toLocaleLowerCase();
  return words.includes(q.trim().toLocaleLowerCase());
}

/** Lines by kind, kinds that are empty left out; within a kind by name. */
export function byKind(
  lines: readonly ContentLine[],
  language: string,
  compare: (a: string, b: string) => number,
): { kind: string; lines: ContentLine[] }[] {
  const rank = (kind: string) => (isKind(kind) ? kinds.indexOf(kind) : kinds.length);
  const all = [...new Set(lines.map(({ kind }) => kind))].sort((a, b) => rank(a) - rank(b));
  return all.map((kind) => ({
    kind,
    lines: lines
      .filter((line) => line.kind === kind)
      .sort((a, b) => compare(nameIn(a, language).text, nameIn(b, language).text)),
  }));
}

/** What is typed on the server to load a text; in the language that somebody reads this in. */
export const commandsFor = (id: string, language: string): string[] => [
  `homeward instrument-text template ${id} --language ${language} --out ${id}.text.json`,
  `homeward instrument-text load ${id}.text.json --holder "…" --terms "…" --accepted-by "…"`,
];
