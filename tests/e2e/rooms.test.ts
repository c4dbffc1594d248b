// The rooms of those above a house: numbers without names, users, places, privacy; and every language.
import { expect, it } from 'vitest';
import { account } from './support/accounts.ts';
import { picture, visitAs } from './support/signed-in.ts';
import { desk, expectAccessible, phone } from './support/visit.ts';

const sizes = [
  ['1280', desk],
  ['360', phone],
] as const;

it.each([
  ['regional_officer', '/figures', 'figures', /the road in numbers/],
  ['administrator', '/users', 'users', 'Users'],
  ['administrator', '/places', 'places-admin', 'Places'],
  ['privacy_officer', '/privacy', 'privacy', 'Privacy'],
])('the %s works at %s', async (role, room, name, title) => {
  const who = await account(role);
  for (const [width, viewport] of sizes)
    await visitAs(
      who,
      room,
      async (page) => {
        await page.getByRole('heading', { level: 1, name: title }).waitFor();
        await page.getByRole('status').first().waitFor({ state: 'attached' });
        await picture(page, `${name}-${width}`);
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      },
      { viewport },
    );
});

it.each([
  ['ru', 'Люди'],
  ['id', 'Orang'],
])('people are found in %s', async (language, title) => {
  await visitAs(
    await account('counsellor'),
    '/people',
    async (page) => {
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await picture(page, `people-${language}-360`);
      await expectAccessible(page);
    },
    { viewport: phone, language },
  );
});

it('a colleague is added in a role at a house', async () => {
  await visitAs(await account('administrator'), '/users', async (page) => {
    const login = `visit${Date.now().toString(36)}`;
    await page.getByRole('button', { name: 'Add a colleague' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Name that colleagues see').fill('A new colleague');
    await form.getByLabel('Login').fill(login);
    await form.getByLabel('First password').fill('a sentence that is long enough');
    await form.getByLabel('Role').selectOption('counsellor');
    await form.getByRole('combobox', { name: 'Place' }).fill((await account('counsellor')).place);
    await form.getByRole('listbox').getByRole('option').first().click();
    await form.getByRole('button', { name: 'Add a colleague' }).click();
    await page.getByText('Done.').waitFor();
    await page.getByLabel('Search by name, login or role').fill(login);
    await page.getByText(login).waitFor();
  });
});
