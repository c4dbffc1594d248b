import type { LanguageFile } from './languages';

export type Values = Record<string, string | number>;

/** The sentences of one language file. */
export interface Phrases {
  language: string;
  direction: 'ltr' | 'rtl';
  has: (key: string) => boolean;
  /** With `count`, in the form that the language has for this number; a key without a sentence is said itself. */
  say: (key: string, values?: Values) => string;
}

const fromRightToLeft = new Set(['ar', 'fa', 'he', 'ps', 'ug', 'ur']);

function flat(node: object, into: Map<string, string>, prefix = ''): Map<string, string> {
  for (const [key, value] of Object.entries(node) as [string, string | object][])
    if (typeof value === 'string') into.set(prefix + key, value);
    else flat(value, into, `${prefix}${key}.`);
  return into;
}

export function phrasesOf({ language, text }: Pick<LanguageFile, 'language' | 'text'>): Phrases {
  const sentences = flat(text, new Map());
  const plurals = new Intl.PluralRules(language);
  const find = (key: string, count: string | number | undefined) =>
    (typeof count === 'number' ? sentences.get(`${key}_${plurals.select(count)}`) : undefined) ?? sentences.get(key);
  return {
    language,
    direction: fromRightToLeft.has(language) ? 'rtl' : 'ltr',
    has: (key) => sentences.has(key),
    say: (key, values = {}) =>
      (find(key, values.count) ?? key).replaceAll(/\{\{(\w+)\}\}(\.?)/g, (_, name: string, stop: string) => {
        const value = String(values[name] ?? '');
        return value.endsWith('.') ? value : value + stop; // a short month that ends with a full stop has it already
      }),
  };
}
