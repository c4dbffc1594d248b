/** Code points of letters. */
export type Points = ReadonlySet<number>;

/** Code points of a CSS unicode-range. */
export function points(range: string): Points {
  return new Set(
    range.split(',').flatMap((part) => {
      const [from = 0, until = from] = part
        .trim()
        .slice(2)
        .split('-')
        .map((hex) => parseInt(hex, 16));
      return Array.from({ length: until - from + 1 }, (_, at) => from + at);
    }),
  );
}

/** The same as CSS writes it. */
export function ranges(letters: Points): string {
  const hex = (point: number) => point.toString(16).toUpperCase().padStart(4, '0');
  const runs: [number, number][] = [];
  for (const point of [...letters].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.[1] === point - 1) last[1] = point;
    else runs.push([point, point]);
  }
  return runs.map(([from, until]) => `U+${hex(from)}${until > from ? `-${hex(until)}` : ''}`).join(', ');
}

/** What people of our countries write: English, Indonesian, Malay, Uzbek; Russian; Kyrgyz, Kazakh, Tajik, Uzbek. */
export const ours: Points = new Set([
  ...points('U+0020-007E, U+00A0, U+00AB, U+00B0, U+00B7, U+00BB, U+00D7, U+02BB-02BC'),
  ...points('U+2009, U+2010-2015, U+2018-201E, U+2022, U+2026, U+202F, U+2191, U+2193, U+2212, U+2116'),
  ...points('U+0401, U+0410-044F, U+0451, U+040E, U+045E'),
  ...Array.from('ҚқҒғҲҳҢңҮүӨөӘәҺһҶҷӢӣӮӯҰұ', (letter) => letter.codePointAt(0) ?? 0),
]);
