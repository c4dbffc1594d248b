import { describe, expect, it } from 'vitest';
import english from '@languages/en.json';
import { words } from '@/api-types/words';
import { permissions } from '@/lib/permissions';
import type { LanguageFile } from './languages';
import { phrasesOf } from './phrases';

const languageFiles = import.meta.glob<string>('../../../../catalogue/languages/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const roleFiles = import.meta.glob<string>('../../../../catalogue/roles/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const sources = import.meta.glob<string>(['../../**/*.{ts,tsx}', '!../../**/*.test.*', '!../../testing/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const files = Object.entries(languageFiles)
  .filter(([path]) => !path.includes('schema'))
  .map(([path, content]) => ({
    name: /([\w-]+)\.json$/.exec(path)?.[1] ?? '',
    file: JSON.parse(content) as LanguageFile,
  }));
const roles = Object.entries(roleFiles)
  .filter(([path]) => !path.includes('schema'))
  .map(([, content]) => JSON.parse(content) as { id: string; permissions: string[]; title: Record<string, string> });

const plural = /_(zero|one|two|few|many|other)$/;
const baseOf = (key: string) => key.replace(plural, '');

function flat(node: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value as object, `${prefix}${key}.`)],
    ),
  );
}

const texts = flat(english.text);
const bases = new Set([...texts.keys()].map(baseOf));
const models = new Map([...texts].reverse().map(([key, text]) => [baseOf(key), text]));

/** Reasons that the app gives itself stand in its source in quotes. */
const ownReasons = Object.values(sources).flatMap((source) =>
  [...source.matchAll(/'(form\.[a-z]+-[a-z-]+)'/g)].map((match) => match[1] ?? ''),
);

describe.each(files)('the words of $name', ({ name, file }) => {
  const own = flat(file.text);

  it('say which language they are and whether a person has read them', () => {
    expect(file).toMatchObject({ language: name, name: expect.any(String) as string });
    expect(file.reviewed).toBe(!file.machine_drafted);
  });

  it('call each role as the catalogue does', () => {
    for (const { id, title } of roles)
      expect(own.get(`words.role.${id}`)?.toLocaleLowerCase()).toBe(title[name]?.toLocaleLowerCase());
  });

  it('cover every key of the English text and no other', () => {
    expect([...new Set([...own.keys()].map(baseOf))].sort()).toEqual([...bases].sort());
  });

  it('have every plural form of the language', () => {
    const forms = new Intl.PluralRules(file.language).resolvedOptions().pluralCategories;
    const counted = [...texts.keys()].filter((key) => plural.test(key)).map(baseOf);
    const missing = counted.flatMap((key) => forms.map((form) => `${key}_${form}`)).filter((key) => !own.has(key));
    expect(missing).toEqual([]);
  });

  it('keep every placeholder', () => {
    const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
    for (const [key, text] of own) {
      expect({ key, has: placeholders(text) }).toEqual({ key, has: placeholders(models.get(baseOf(key)) ?? '') });
    }
  });

  it('put people first', () => {
    const said = [...own.values()].join('\n').toLowerCase();
    for (const word of ['addict', 'abuser', ' clean', 'dirty', 'наркоман', 'алкоголик', 'pecandu', 'sakaw'])
      expect(said).not.toContain(word);
  });

  it('count as the language does', () => {
    const phrases = phrasesOf(file);
    for (const count of [0, 1, 2, 5, 21]) expect(phrases.say('notHeard.days', { count })).toContain(String(count));
  });
});

describe('the English text', () => {
  it.each(Object.entries(words))('has a word for every %s', (kind, list) => {
    for (const word of list) expect([...bases]).toContain(`words.${kind}.${word}`);
  });

  it.each(ownReasons)('has a sentence for the reason %s', (reason) => {
    expect([...bases]).toContain(`reasons.${reason}`);
  });

  it.each(roles)('has a title for the role $id', ({ id }) => {
    expect([...bases]).toContain(`words.role.${id}`);
  });
});

describe('the permissions that screens ask for', () => {
  it('are permissions of the catalogue', () => {
    const known = new Set(roles.flatMap((role) => role.permissions));
    expect(permissions.filter((permission) => !known.has(permission))).toEqual([]);
  });
});
