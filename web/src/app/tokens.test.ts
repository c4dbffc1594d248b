import { describe, expect, it } from 'vitest';
import css from './tokens.css?raw';

const tokens = new Map([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map((match) => [match[1], match[2]]));

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast ratio of two tokens. */
function contrast(one: string, other: string): number {
  const [low, high] = [one, other]
    .map((name) => luminance(tokens.get(name) ?? expect.fail(`no token --${name}`)))
    .sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const toned = ['primary', 'calm', 'watch', 'urgent', ...[1, 2, 3, 4, 5].map((stage) => `stage-${stage}`)];
const pairs = [
  ...['ink', 'ink-soft', 'ink-faint', ...toned].flatMap((text) => [
    [text, 'paper'],
    [text, 'card'],
  ]),
  ...toned.map((text) => [text, `${text}-soft`]),
] as [string, string][];

describe('the tokens', () => {
  it.each(pairs)('let %s be read on %s', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });
});
