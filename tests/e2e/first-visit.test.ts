import { expect, it } from 'vitest';
import { account, signIn } from './support/accounts.ts';
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

it('somebody signs in by the form and out again; back does not show what they saw', async () => {
  const who = await account('counsellor');
  await visit('/people', desk, async (page) => {
    await signIn(page, who);
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    await page.goto('/me');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByLabel('Login', { exact: true }).waitFor();
    await page.goBack();
    await page.getByLabel('Login', { exact: true }).waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
  });
});
