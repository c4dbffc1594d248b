// From an order to the families: the nation looks at what became of it, a centre answers, and both in other languages.
import { expect, it } from 'vitest';
import { account } from './support/accounts.ts';
import { picture, visitAs } from './support/signed-in.ts';
import { button, form, newName, region, said } from './support/steps.ts';
import { desk, expectAccessible, patience, phone } from './support/visit.ts';

const sizes = [
  ['1280', desk],
  ['360', phone],
] as const;

it.each([
  ['en', 'Nobody lost after stage 4', 'From the order to the families'],
  ['ru', 'Nobody lost after stage 4', 'От поручения до семей'],
])('the nation sees the road of an order in %s', async (language, title, heading) => {
  await visitAs(
    await account('national_monitor'),
    '/directives',
    async (page) => {
      const link = page.getByRole('link', { name: title });
      await link.waitFor();
      for (const [width, viewport] of sizes) {
        await page.setViewportSize(viewport);
        await picture(page, `directives-${language}-${width}`);
        await expectAccessible(page);
      }
      await link.click();
      await region(page, heading).waitFor();
      for (const [width, viewport] of sizes) {
        await page.setViewportSize(viewport);
        await picture(page, `directive-${language}-${width}`);
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      }
    },
    { language },
  );
});

it('an order goes out by keyboard, a centre answers it, and the nation sees the answer', async () => {
  const title = newName('Families asked first ');
  await visitAs(await account('national_monitor'), '/directives', async (page) => {
    await button(page, 'Issue a directive').click();
    await form(page).getByLabel('Title', { exact: true }).fill(title);
    await form(page).getByLabel('Number in your register').fill(newName('e2e-'));
    await form(page).getByLabel('What is to be different').fill('Every family is asked what would help.');
    const all = form(page).getByRole('checkbox').first();
    await all.focus();
    await page.keyboard.press('Space');
    await form(page).getByLabel('Count', { exact: true }).selectOption('own_statement');
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await form(page).getByLabel('Act by').fill(day);
    for (const [width, viewport] of [...sizes, ['320', { width: 320, height: 640 }]] as const) {
      await page.setViewportSize(viewport);
      await picture(page, `directive-form-${width}`);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    }
    await form(page).getByRole('button', { name: 'Issue a directive' }).focus();
    await page.keyboard.press('Enter');
    await said(page, 'Issued. Every centre it goes to is asked to answer.');
    await page.getByRole('link', { name: title }).waitFor();
  });

  await visitAs(await account('manager'), '/', async (page) => {
    await page.getByRole('link', { name: 'Answer a directive' }).first().waitFor();
    await picture(page, 'my-day-directives');
    await page.goto('/directives');
    await page.getByRole('link', { name: title }).click();
    await button(page, 'We will do it').waitFor();
    for (const [width, viewport] of sizes) {
      await page.setViewportSize(viewport);
      await picture(page, `directive-own-${width}`);
      await expectAccessible(page);
    }
    await button(page, 'We have it').click();
    await form(page).getByRole('button', { name: 'Answer' }).click();
    await said(page, 'We said: We have it');
  });

  await visitAs(await account('national_monitor'), '/directives', async (page) => {
    await page.getByRole('link', { name: title }).click();
    await expect.poll(() => page.getByRole('button', { name: /^1\s*answered/ }).count(), { timeout: patience }).toBe(1);
  });
});
