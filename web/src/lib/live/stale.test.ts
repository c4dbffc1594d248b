import { describe, expect, it } from 'vitest';
import { isStale, remember } from './stale';

const bekzat = { person: { id: 'bekzat' }, stays: [{ id: 'stay-1' }] };
const salima = { person: { id: 'salima' }, stays: [{ id: 'stay-2' }] };

describe('a change', () => {
  remember(bekzat);
  remember(salima);

  it('makes the page stale that shows the row, and no other person’s', () => {
    expect(isStale({ record: 'stay', id: 'stay-1' }, ['person', 'bekzat'], bekzat)).toBe(true);
    expect(isStale({ record: 'stay', id: 'stay-1' }, ['person', 'salima'], salima)).toBe(false);
  });

  it('of a new row may belong to anybody on screen', () => {
    expect(isStale({ record: 'stay', id: 'stay-9' }, ['person', 'salima'], salima)).toBe(true);
  });

  it('reaches the boards and lists that show such records', () => {
    expect(isStale({ record: 'handover', id: 'h' }, ['board', 'centre'], {})).toBe(true);
    expect(isStale({ record: 'handover', id: 'h' }, ['people', {}], {})).toBe(false);
    expect(isStale({ record: 'unheard-of', id: 'h' }, ['board', 'centre'], {})).toBe(false);
  });
});
