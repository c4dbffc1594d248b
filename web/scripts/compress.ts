// Packs every file of dist/ beside itself (.br, .gz); the C++ build puts all three into the program.
// Prints what a first visit loads, because phones on bad lines are the normal case.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = path.resolve(import.meta.dirname, '../dist');
const packed = new Map<string, number>();

for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const file = path.join(entry.parentPath, entry.name);
  if (!entry.isFile() || /\.(br|gz|map)$/.test(file)) continue;
  const bytes = readFileSync(file);
  packed.set('/' + path.relative(dist, file), bytes.length);
  if (/\.(woff2|png)$/.test(file)) continue; // packed already

  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  const gzip = gzipSync(bytes, { level: 9 });
  if (brotli.length < bytes.length) writeFileSync(file + '.br', brotli);
  if (gzip.length < bytes.length) writeFileSync(file + '.gz', gzip);
  packed.set('/' + path.relative(dist, file), Math.min(brotli.length, bytes.length));
}

const page = readFileSync(path.join(dist, 'index.html'), 'utf8');
const first = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? '');
const also = [...packed.keys()].filter((name) => /inter-latin-[\w-]{8}\.woff2|en-[\w-]{8}\.js/.test(name));
const sum = [...new Set(['/index.html', ...first, ...also])].reduce((all, name) => all + (packed.get(name) ?? 0), 0);
console.log(`${packed.size} files; a first visit loads ${(sum / 1000).toFixed(0)} kB packed (goal: under 250)`);
