import { expect, it } from 'vitest';
import type { ContentLine } from '@/api-types/content';
import { byKind, lacksText, matches, nameIn, needsAttention, parseContentFilter } from './content';

const line = (given: Partial<ContentLine>): ContentLine => ({
  kind: 'maps',
  id: 'a',
  version: 1,
  names: [{ language: 'en', text: 'A map' }],
  source: 'Invented',
  licence: 'Apache-2.0',
  unverified: [],
  languages: ['en'],
  drafted: [],
  own: false,
  waits_for: [],
  ...given,
});

it('needs attention where something is unverified, drafted or without its text', () => {
  const text = { tier: 'B', words: true, accepted: true };
  expect(needsAttention(line({}))).toBe(false);
  expect(needsAttention(line({ unverified: [{ part: 'codes', count: 1, of: 1 }] }))).toBe(true);
  expect(needsAttention(line({ drafted: ['ru'] }))).toBe(true);
  expect(needsAttention(line({ text }))).toBe(false);
  expect(lacksText(line({ text: { ...text, words: false } }))).toBe(true);
  expect(lacksText(line({ text: { ...text, accepted: false } }))).toBe(true);
  expect(lacksText(line({}))).toBe(false);
});

it('is found by id, name in any language and source, whatever the case', () => {
  const map = line({ id: 'sayyora', names: [{ language: 'ru', text: 'Сайёра' }] });
  for (const q of ['SAYY', 'сай', ' invented ']) expect(matches(map, { q })).toBe(true);
  expect(matches(map, { q: 'who' })).toBe(false);
  expect(matches(map, { kind: 'roles' })).toBe(false);
  expect(matches(map, { open: true })).toBe(false);
});

it('is named in the language, else in English, else in whichever there is', () => {
  const names = [
    { language: 'ru', text: 'Карта' },
    { language: 'en', text: 'A map' },
  ];
  expect(nameIn({ id: 'a', names }, 'ru').text).toBe('Карта');
  expect(nameIn({ id: 'a', names }, 'id').text).toBe('A map');
  expect(nameIn({ id: 'a', names: names.slice(0, 1) }, 'id')).toEqual({ language: 'ru', text: 'Карта' });
  expect(nameIn({ id: 'a', names: [] }, 'id').text).toBe('a');
});

it('stands by kind in our order, kinds that it does not know last, within a kind by name', () => {
  const named = (kind: string, id: string, text: string) => line({ kind, id, names: [{ language: 'en', text }] });
  const all = [
    named('curricula', 'x', 'X'),
    named('maps', 'b', 'B'),
    named('maps', 'a', 'A'),
    named('roles', 'r', 'R'),
  ];
  expect(
    byKind(all, 'en', (a, b) => a.localeCompare(b)).map(({ kind, lines }) => [kind, lines.map(({ id }) => id)]),
  ).toEqual([
    ['roles', ['r']],
    ['maps', ['a', 'b']],
    ['curricula', ['x']],
  ]);
});

it('takes from an address only what it knows', () => {
  expect(parseContentFilter({ kind: 'maps', open: true, q: 'x' })).toEqual({ kind: 'maps', open: true, q: 'x' });
  expect(parseContentFilter({ kind: 'pets', open: 'maybe', q: 7 })).toEqual({});
  expect(parseContentFilter({ kind: '', open: false, q: '' })).toEqual({});
});
