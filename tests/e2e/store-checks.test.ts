// The check of the store as an administrator asks for it, beside a country at work.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { account } from './support/accounts.ts';
import { picture, visitAs } from './support/signed-in.ts';
import { button, region } from './support/steps.ts';
import { desk, expectAccessible, phone } from './support/visit.ts';

async function lookAt(page: Page, name: string, viewport: typeof desk) {
  await picture(page, `${name}-${viewport.width}`);
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
}

it('the store is checked when an administrator asks, by keyboard, and everything fits', async () => {
  await visitAs(await account('administrator'), '/content', async (page) => {
    const card = region(page, 'Check of the store');
    await card.getByText('Nothing has been checked here yet.').waitFor();
    await lookAt(page, 'store-check-empty', desk);

    await button(page, 'Check now').focus();
    await page.keyboard.press('Enter');
    await card.getByText('Everything fits').waitFor();
    await card.getByText(/Compared: entries of the journal [\d,]+, rows [\d,]+/).waitFor();
    await button(page, 'Check now').waitFor();
    expect(await button(page, 'Check now').evaluate((found) => found === document.activeElement)).toBe(true);
    await lookAt(page, 'store-check-whole', desk);
  });
  await visitAs(
    await account('administrator'),
    '/content',
    async (page) => {
      await region(page, 'Проверка хранилища').getByText('Всё сходится').first().waitFor();
      await lookAt(page, 'store-check-whole-ru', phone);
    },
    { viewport: phone, language: 'ru' },
  );
});
