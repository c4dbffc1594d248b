/** What a file of catalogue/languages holds. */
export interface LanguageFile {
  language: string;
  /** Its name in itself. */
  name: string;
  /** Written by a machine; administrators are told until a person has reviewed it. */
  machine_drafted: boolean;
  reviewed: boolean;
  text: object;
}

/** Every file of catalogue/languages, fetched when it is chosen: a new language is a new file and nothing else. */
const files = import.meta.glob<LanguageFile>(['@languages/*.json', '!@languages/schema.json'], {
  import: 'default',
  query: '?first',
});
/** What only some rooms say (scripts/later-texts.ts), fetched when one of them is opened. */
const laterFiles = import.meta.glob<LanguageFile>(['@languages/*.json', '!@languages/schema.json'], {
  import: 'default',
  query: '?later',
});

/** How each is called, in itself; here so that the choice can be shown before any file is fetched. */
const names: Record<string, string> = {
  en: 'English',
  id: 'Bahasa Indonesia',
  ms: 'Bahasa Melayu',
  ru: 'Русский',
  uz: 'Oʻzbekcha',
  ky: 'Кыргызча',
};

const codeOf = (path: string) => /([\w-]+)\.json/.exec(path)?.[1] ?? path;
const byCode = new Map(Object.entries(files).map(([path, load]) => [codeOf(path), load]));
const laterByCode = new Map(Object.entries(laterFiles).map(([path, load]) => [codeOf(path), load]));

export const languages = Object.keys(names)
  .filter((code) => byCode.has(code))
  .concat([...byCode.keys()].filter((code) => !(code in names)))
  .map((code) => ({ code, name: names[code] ?? code }));

export async function loadLanguage(code: string): Promise<LanguageFile> {
  const load = byCode.get(code);
  if (!load) throw new Error(`no language file for ${code}`);
  return load();
}

/** The same language with the texts of every room. */
export async function loadWholeLanguage(code: string): Promise<LanguageFile> {
  const [first, later] = await Promise.all([loadLanguage(code), laterByCode.get(code)?.()]);
  return later ? { ...first, text: merged(first.text, later.text) } : first;
}

function merged(a: object, b: object): object {
  const out: Record<string, unknown> = { ...a };
  for (const [key, value] of Object.entries(b) as [string, object | string][]) {
    const known = out[key];
    out[key] = typeof value === 'object' && typeof known === 'object' && known !== null ? merged(known, value) : value;
  }
  return out;
}

const chosen = 'homeward.language';

export function rememberLanguage(code: string): void {
  localStorage.setItem(chosen, code);
}

/** The language chosen on this device, else the first of the browser's that we have, else English. */
export function firstLanguage(): string {
  const wanted = [localStorage.getItem(chosen) ?? '', ...navigator.languages].map((tag) => tag.toLowerCase());
  const known = wanted.map((tag) => tag.split('-')[0] ?? '').find((code) => byCode.has(code));
  return known ?? 'en';
}

/** Whether somebody chose a language here; otherwise the account's own is taken at sign-in. */
export function languageWasChosen(): boolean {
  return localStorage.getItem(chosen) !== null;
}
