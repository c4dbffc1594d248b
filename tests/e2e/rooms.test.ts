// Every room, by those who work there, at desk and phone width; and every language.
import { expect, it } from 'vitest';
import { account } from './support/accounts.ts';
import { picture, visitAs } from './support/signed-in.ts';
import { button, choosePlace, form, newName, said } from './support/steps.ts';
import { desk, expectAccessible, patience, phone } from './support/visit.ts';

const sizes = [
  ['1280', desk],
  ['360', phone],
] as const;

it.each([
  ['counsellor', '/', 'my-day', /\d/],
  ['counsellor', '/people', 'people', 'People'],
  ['counsellor', '/centre', 'centre', /./],
  ['counsellor', '/me', 'me', /./],
  ['manager', '/', 'my-day-manager', /\d/],
  ['clerk', '/people', 'people-clerk', 'People'],
  ['regional_officer', '/', 'figures', /the road in numbers/],
  ['national_monitor', '/', 'figures-nation', /the road in numbers/],
  ['regional_officer', '/indicators', 'indicators', 'Indicators'],
  ['national_monitor', '/indicators/k9-home-to-life?by=region', 'indicator-nation', /From social rehabilitation/],
  ['counsellor', '/indicators/k6-planned-completion?by=month', 'indicator-centre', 'Planned completion'],
  ['administrator', '/places', 'places-admin', 'Places'],
  ['administrator', '/users', 'users', 'Users'],
  ['administrator', '/content', 'content', 'Content'],
  ['privacy_officer', '/', 'privacy', 'Privacy'],
  ['person_in_care', '/', 'own-road', /./],
  ['family_member', '/', 'own-relative', /./],
  ['auditor', '/', 'welcome', /./],
])('the %s works at %s', async (role, room, name, title) => {
  await visitAs(await account(role), room, async (page) => {
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await expect.poll(() => page.getByText('One moment').count(), { timeout: patience }).toBe(0);
    for (const [width, viewport] of sizes) {
      await page.setViewportSize(viewport);
      await picture(page, `${name}-${width}`);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    }
  });
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

it('on a tablet all rooms are in one line or under More', async () => {
  await visitAs(
    await account('manager'),
    '/',
    async (page) => {
      const header = page.getByRole('banner');
      await header.getByRole('link', { name: 'Мой день' }).waitFor();
      await expect.poll(async () => (await header.boundingBox())?.height).toBeLessThan(70);
      await expect.poll(() => header.getByRole('link', { name: 'Места' }).count()).toBe(0);
      await header.getByRole('button', { name: 'Ещё' }).click();
      await page.getByRole('dialog').getByRole('link', { name: 'Места' }).click();
      await page.getByRole('heading', { level: 1, name: 'Места' }).waitFor();
    },
    { viewport: { width: 820, height: 1000 }, language: 'ru' },
  );
});

it('a colleague is added in a role at a house, gets another, and loses the account', async () => {
  const login = newName('visit');
  const { place } = await account('counsellor');
  await visitAs(await account('administrator'), '/users', async (page) => {
    await button(page, 'Add a colleague').click();
    await form(page).getByLabel('Name that colleagues see').fill(`Colleague ${login}`);
    await form(page).getByLabel('Login').fill(login);
    await form(page).getByLabel('First password').fill('a sentence that is long enough');
    await form(page).getByLabel('Role').selectOption('counsellor');
    await choosePlace(page, 'Place', place);
    await form(page).getByRole('button', { name: 'Add a colleague' }).click();
    await said(page, 'Done.');

    await page.getByLabel('Search by name, login, role or place').fill(login);
    const row = page.getByRole('listitem').filter({ hasText: login });
    await row.getByRole('button', { name: 'Give a role' }).click();
    await form(page).getByLabel('Role').selectOption('supervisor');
    await choosePlace(page, 'Place', place);
    await form(page).getByRole('button', { name: 'Give a role' }).click();
    await row.getByText(/Supervisor/).waitFor();

    await row.getByRole('button', { name: 'Set a password' }).click();
    await form(page).getByLabel('New password').fill('another sentence that is long enough');
    await form(page).getByLabel('Once more').fill('another sentence that is long enough');
    await expectAccessible(page);
    await form(page).getByRole('button', { name: 'Set a password' }).click();
    await form(page).waitFor({ state: 'detached' });

    await row.getByRole('button', { name: 'Close the account' }).click();
    await form(page).getByRole('button', { name: 'Close the account' }).click();
    await row.getByText('closed').waitFor();
  });
});

it('numbers of a region lead to no names', async () => {
  await visitAs(await account('regional_officer'), '/', async (page) => {
    await page.getByRole('table').last().waitFor();
    await said(page, 'Nobody can be recognised in these numbers.');
    expect(await page.locator('main a[href^="/people"]').count()).toBe(0);
    await page.goto('/people');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await said(page, 'The role you use now may not do this.');
  });
});

it('a relative finds whose record is open to them, and the person sees who looked', async () => {
  await visitAs(await account('family_member'), '/', async (page) => {
    const open = page.getByRole('region', { name: 'Who opened their record to you' });
    await open.getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: /./ }).waitFor();
    await expectAccessible(page);
  });
  await visitAs(await account('person_in_care'), '/', async (page) => {
    await button(page, 'Who looked, and why').click();
    await form(page).getByText('A relative').first().waitFor();
  });
});
