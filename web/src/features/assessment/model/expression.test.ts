import { describe, expect, it } from 'vitest';
import type { Pack } from './pack';
import { evaluate, namesIn } from './expression';

const packs = import.meta.glob<Pack>(['../../../../../catalogue/instruments/*.json', '!**/schema.json'], {
  import: 'default',
  eager: true,
});
const gates = [...new Set(Object.values(packs).flatMap((pack) => pack.items.flatMap((item) => item.asked_if ?? [])))];

const given = (values: Record<string, number>) => (name: string) => values[name];

describe('whether a question is asked', () => {
  it.each<[string, Record<string, number>, boolean | undefined]>([
    ['q1 > 0', { q1: 1 }, true],
    ['q1 > 0', { q1: 0 }, false],
    ['q1 > 0', {}, undefined],
    ['q2 = 1', { q2: 1 }, true],
    ['q1 > 0 or q2 > 0 or q3 > 0', { q1: 0, q2: 0, q3: 4 }, true],
    ['q1 > 0 or q2 > 0 or q3 > 0', { q1: 0, q2: 0, q3: 0 }, false],
    ['q1 > 0 and q2 + q3 > 0', { q1: 2, q2: 0, q3: 1 }, true],
    ['q1 > 0 and q2 + q3 > 0', { q1: 2, q2: 0, q3: 0 }, false],
    ['not (q1 >= 2 and q2 != 3)', { q1: 2, q2: 3 }, true],
    ['q1 - q2 <= 1', { q1: 3, q2: 1 }, false],
  ])('%s', (expression, values, is) => expect(evaluate(expression, given(values))).toBe(is));

  it('stays open only while what is missing could decide', () => {
    expect(evaluate('q1 > 0 or q2 > 0', given({ q1: 3 }))).toBe(true);
    expect(evaluate('q1 > 0 or q2 > 0', given({ q1: 0 }))).toBeUndefined();
    expect(evaluate('q1 > 0 and q2 + q3 > 0', given({ q1: 0 }))).toBe(false);
    expect(evaluate('q1 > 0 and q2 + q3 > 0', given({ q1: 1, q2: 1 }))).toBeUndefined();
  });

  it.each(['q1', 'q1 +', '(q1 > 0', 'sum(q1, q2) > 3', 'q1 > 0; q2 > 0', 'let a = q1; a > 0', 'q1 is missing'])(
    'is not decided here by %s',
    (expression) => expect(() => evaluate(expression, () => 1)).toThrow(SyntaxError),
  );

  it.each(gates)('every pack of the catalogue is understood: %s', (gate) => {
    expect(() => evaluate(gate, () => 1)).not.toThrow();
    expect(namesIn(gate).length).toBeGreaterThan(0);
  });
});
