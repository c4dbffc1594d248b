import type { Wording } from '@/api-types/common';
import type { Alert, Level, Pack, Score, Words } from './pack';
import type { Text } from '@/lib/text/text';

/** Words of a pack in the first of these languages that it has, else in whichever it has. */
export function wordsIn(words: Words | undefined, ...languages: string[]): string | undefined {
  if (!words) return undefined;
  const wanted = languages.flatMap((tag) => [tag, tag.split('-')[0] ?? tag]);
  const found = wanted.find((tag) => words[tag] !== undefined);
  return found !== undefined ? words[found] : (words.en ?? Object.values(words)[0]);
}

/** The same for words that come as a list. */
export const wordingIn = (all: readonly Wording[], ...languages: string[]): string | undefined =>
  wordsIn(Object.fromEntries(all.map(({ language, text }) => [language, text])), ...languages);

/** The first sentence, without its end: enough where the whole question stands elsewhere. */
export const shortWords = (words: string | undefined): string => words?.split('. ')[0]?.replace(/\.$/, '') ?? '';

/** The pack's own words in this language, else ours, else whatever the pack has. */
function said(text: Text, words: Words | undefined, ours: string | undefined, id: string): string {
  return words?.[text.language] ?? ours ?? wordsIn(words, text.language) ?? id.replaceAll('_', ' ');
}

export const titleOf = (text: Text, pack: Pack): string => wordsIn(pack.title, text.language) ?? pack.id;

/** What its scores speak of, in plain words. */
export const plainWords = (text: Text, { measures, own_page }: Pack): string | undefined =>
  wordsIn(measures ?? own_page?.about, text.language);

export const lineTitle = (text: Text, { id, titles }: { id: string; titles: readonly Wording[] }): string =>
  wordingIn(titles, text.language) ?? id;

export const scoreTitle = (text: Text, score: Score): string =>
  said(text, score.title, text.packWord('score', score.name), score.name);

export const levelWords = (text: Text, level: Level): string =>
  said(text, level.says, text.packWord('score_level', level.id), level.id);

export const alertWords = (text: Text, alert: Alert | undefined, id: string): string =>
  said(text, alert?.says, text.packWord('score_alert', id), id);
