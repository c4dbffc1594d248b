import type { Person, PersonName } from '@/api-types/records';

const cyrillicReaders = new Set(['ru', 'ky']);
const cyrillic = /\p{Script=Cyrillic}/u;
const order: PersonName['use'][] = ['usual', 'official', 'former', 'alias'];

/** People have names in several scripts: the one that a reader of `language` can read, the usual one first. */
export function bestName(names: PersonName[] | undefined, language: string): PersonName | undefined {
  const readsCyrillic = cyrillicReaders.has(language);
  const rank = (name: PersonName) =>
    2 * order.indexOf(name.use) + Number(cyrillic.test(fullName(name)) !== readsCyrillic);
  return [...(names ?? [])].sort((a, b) => rank(a) - rank(b))[0];
}

export function fullName(name: PersonName): string {
  return [name.given, name.patronymic, name.family].filter(Boolean).join(' ');
}

/** How somebody is called on screen: a name, else the code, else nothing that this user may see. */
export function calledBy(person: Person | undefined, language: string): string | undefined {
  const name = bestName(person?.names, language);
  return (name && fullName(name)) || person?.code || undefined;
}

/** Two letters for the round mark beside a name; a code gives its first two. */
export function initials(called: string | undefined): string {
  const words = (called ?? '')
    .replaceAll(/[^\p{L}\p{M}\d\s]/gu, '')
    .split(/\s+/)
    .filter(Boolean);
  const letters =
    words.length > 1
      ? [words[0], words.at(-1)].map((word) => Array.from(word ?? '')[0])
      : Array.from(words[0] ?? '').slice(0, 2);
  return letters.join('').toLocaleUpperCase() || '·';
}
