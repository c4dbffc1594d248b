// What comes over the line until somebody sees their day, as a browser counts it: heads, names in two scripts, fonts and
// answers included. Bad lines are the normal case. HOMEWARD_PAGE: see support/global-setup.ts.
import { expect, it } from 'vitest';
import { account, signIn } from './support/accounts.ts';
import { phone, visit } from './support/visit.ts';
import { weigh } from './support/weigh.ts';

const most = 250_000;

it(`the first visit takes less than ${most / 1000} kB until my day is on the screen`, async () => {
  const who = await account('counsellor');
  await visit('about:blank', phone, async (page) => {
    const weight = await weigh(page);
    await page.goto('/');
    await page.getByLabel('Password', { exact: true }).waitFor();
    await page.waitForLoadState('networkidle');
    const before = weight();
    await signIn(page, who);
    await page.locator('main a[href^="/people/"]').first().waitFor();
    await page.waitForLoadState('networkidle');
    const all = weight();

    console.info(`before sign-in ${before.bytes} B in ${before.files} files, to my day ${all.bytes} B in ${all.files}`);
    expect(before.bytes).toBeLessThan(most);
    expect(all.bytes).toBeLessThan(most);
  });
});
