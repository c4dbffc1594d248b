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
const files = import.meta.glob<LanguageFile>(['@languages/*.json', '!**/schema.json'], { import: 'default' });

/** How each is called, in itself; here so that the choice can be shown before any file is fetched. */
const names: Record<string, string> = {
  en: 'English',
  id: 'Bahasa Indonesia',
  ms: 'Bahasa Melayu',
  ru: 'Русский',
  uz: 'Oʻzbekcha',
  ky: 'Кыргызча',
};

const byCode = new Map(Object.entries(files).map(([path, load]) => [/([\w-]+)\.json$/.exec(path)?.[1] ?? path, load]));

export const languages = Object.keys(names)
  .filter((code) => byCode.has(code))
  .concat([...byCode.keys()].filter((code) => !(code in names)))
  .map((code) => ({ code, name: names[code] ?? code }));

export async function loadLanguage(code: string): Promise<LanguageFile> {
  const load = byCode.get(code);
  if (!load) throw new Error(`no language file for ${code}`);
  return load();
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
