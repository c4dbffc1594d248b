import { expect, it } from 'vitest';
import { desk, expectAccessible, phone, visit } from './support/visit.ts';

it.each([
  ['desk', desk],
  ['phone', phone],
])('the first page opens without accessibility faults at %s width', async (_, viewport) => {
  await visit('/', viewport, async (page) => {
    await page.getByRole('heading', { level: 1 }).waitFor();

    expect(await page.title()).toContain('Homeward');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    await expectAccessible(page);
  });
});
