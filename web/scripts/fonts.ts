// Makes the app's fonts of the package's: only the weights and features that we use, and the letters of our languages in
// files of their own, because they come with the first page; every other letter lies in files that wait for it.
// Writes src/app/fonts (not in git).
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import subset from 'subset-font';
import { ours, points, ranges, type Points } from './letters.ts';

const family = path.dirname(createRequire(import.meta.url).resolve('@fontsource-variable/inter/wght.css'));
const folder = path.resolve(import.meta.dirname, '../src/app/fonts');

const weights = { min: 400, max: 700 };
/** Spacing, marks on letters, forms of a language, figures of one width; no alternates, which nothing here asks for. */
const features = ['kern', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum', 'rvrn', 'rclt'];

const faces: string[] = [];

async function write(source: string, name: string, letters: Points): Promise<void> {
  if (letters.size === 0) return;
  const font = readFileSync(path.join(family, 'files', source));
  const bytes = await subset(font, String.fromCodePoint(...letters), {
    targetFormat: 'woff2',
    keepFeatures: features,
    noHinting: true,
    variationAxes: { wght: weights },
  });
  writeFileSync(path.join(folder, `${name}.woff2`), bytes);
  faces.push(`@font-face {
  font-family: 'Inter Variable';
  font-style: normal;
  font-display: swap;
  font-weight: ${weights.min} ${weights.max};
  src: url(./${name}.woff2) format('woff2-variations');
  unicode-range: ${ranges(letters)};
}
`);
  console.log(`${(bytes.length / 1000).toFixed(1).padStart(6)} kB  ${name}`);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const sheet = readFileSync(path.join(family, 'wght.css'), 'utf8');
for (const [, source = '', script = '', range = ''] of sheet.matchAll(
  /files\/(inter-([\w-]+)-wght-normal\.woff2)[^}]*unicode-range: ([^;]+);/g,
)) {
  const all = [...points(range)];
  await write(source, `inter-${script}-other`, new Set(all.filter((point) => !ours.has(point))));
  await write(source, `inter-${script}`, new Set(all.filter((point) => ours.has(point))));
}
if (faces.length === 0) throw new Error('the package of the font lists its files in another way than before');
writeFileSync(path.join(folder, 'inter.css'), faces.join('\n'));
