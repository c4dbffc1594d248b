import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ours, points, ranges } from './letters.ts';

it('ranges of letters go there and back', () => {
  expect(ranges(points('U+0041-0043, U+00E9,U+0044'))).toBe('U+0041-0044, U+00E9');
});

const languages = path.resolve(import.meta.dirname, '../../catalogue/languages');

describe.each(readdirSync(languages).filter((name) => name !== 'schema.json'))('the first fonts', (name) => {
  it(`hold every letter of ${name}`, () => {
    const text = JSON.stringify(JSON.parse(readFileSync(path.join(languages, name), 'utf8')));
    const missing = [...new Set(text)].filter((letter) => !ours.has(letter.codePointAt(0) ?? 0));

    expect(missing).toEqual([]);
  });
});
