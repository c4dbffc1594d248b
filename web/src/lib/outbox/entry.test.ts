import { describe, expect, it } from 'vitest';
import { pause, sendable, type Entry } from './entry';

const entry = (order: number, more: Partial<Entry> = {}, subject?: string): Entry => ({
  order,
  account: 'a',
  state: 'waiting',
  entered: 0,
  attempts: 0,
  notBefore: 0,
  command: { id: String(order), path: '/x', body: {}, what: 'outbox.what.end', ...(subject && { subject }) },
  ...more,
});

const orders = (entries: Entry[]) => entries.map(({ order }) => order);

describe('what may be sent now', () => {
  it('goes in the order it was entered', () => {
    expect(orders(sendable([entry(2), entry(1), entry(3)], 0))).toEqual([1, 2, 3]);
  });

  it('never overtakes an earlier entry about the same person', () => {
    const refused = entry(1, { state: 'refused' }, 'bekzat');
    const later = entry(2, { notBefore: 50 }, 'salima');
    expect(
      orders(sendable([refused, later, entry(3, {}, 'bekzat'), entry(4, {}, 'salima'), entry(5, {}, 'ruslan')], 10)),
    ).toEqual([5]);
  });

  it('waits for its time', () => {
    expect(sendable([entry(1, { notBefore: 100 })], 99)).toEqual([]);
    expect(orders(sendable([entry(1, { notBefore: 100 })], 100))).toEqual([1]);
  });
});

it('the pause doubles up to a minute', () => {
  expect([1, 2, 3, 10].map((attempts) => pause(attempts, 0))).toEqual([1000, 2000, 4000, 60_000]);
  expect(pause(1, 1)).toBe(1250);
});
