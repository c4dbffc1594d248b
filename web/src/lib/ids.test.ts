import { expect, it } from 'vitest';
import { madeAt, newId } from './ids';

it('ids are UUIDv7: different, and in the order of their making', async () => {
  const first = newId();
  await new Promise((resolve) => setTimeout(resolve, 2));
  const second = newId();

  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(first < second).toBe(true);
});

it('says when it was made', () => {
  const before = Date.now();
  const at = madeAt(newId()).getTime();
  expect(at).toBeGreaterThanOrEqual(before);
  expect(at).toBeLessThanOrEqual(Date.now());
});
