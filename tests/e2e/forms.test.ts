// Forms by their schedule and a withdrawal sheet, on the real server, as they are used at a desk and at the bed.
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { account, type Account } from './support/accounts.ts';
import { picture, visitAs } from './support/signed-in.ts';
import { beginCare, button, form, newName, region, said } from './support/steps.ts';
import { desk, expectAccessible, patience, phone } from './support/visit.ts';

let who: Account;
const family = newName('Form');
let address = '';

beforeAll(async () => {
  who = await account('counsellor');
});

/** At both widths: a picture, nothing that broke a rule, nothing read sideways. */
async function lookAt(page: Page, name: string) {
  await expect.poll(() => page.getByText(/One moment|Минутку/).count(), { timeout: patience }).toBe(0);
  for (const [width, viewport] of [
    ['1280', desk],
    ['360', phone],
  ] as const) {
    await page.setViewportSize(viewport);
    await picture(page, `${name}-${width}`);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
  }
  await page.setViewportSize(desk);
}

it('a newcomer is asked the first day and the intake, with the minutes in view', async () => {
  await visitAs(who, '/people?do=register', async (page) => {
    await form(page).getByLabel('Given name', { exact: true }).fill('Aziz');
    await form(page).getByLabel('Family name', { exact: true }).fill(family);
    await form(page).getByLabel('Born').fill('12.03.2004');
    await form(page).getByRole('button', { name: 'Register', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: `Aziz ${family}` }).waitFor();
    address = new URL(page.url()).pathname;
    await beginCare(page, 'detoxification', 'Care has begun.');

    const due = region(page, 'What is to be asked now');
    await due.getByText('First day').waitFor();
    await due.getByText(/Surroundings/).waitFor();
    await lookAt(page, 'forms-due');
  });
});

it('the set of the first day is chosen at once; a young person is told first what is passed on', async () => {
  await visitAs(who, address, async (page) => {
    await page.getByRole('link', { name: 'Begin: First day' }).click();
    await page.getByRole('checkbox', { name: /Surroundings/ }).waitFor();
    expect(await page.getByRole('checkbox', { name: /Surroundings/ }).isChecked()).toBe(true);
    await lookAt(page, 'forms-chosen');
    await page.goto(address + '/forms/new?ask=surroundings');
    await button(page, 'Begin').click();
    await said(page, 'Before you answer');
    await lookAt(page, 'forms-told-first');
    await button(page, 'I have understood').click();
    for (const key of ['0', '0', '0', '0', '1', '0', '1']) {
      await page.keyboard.press(key);
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('1');
    await button(page, 'Finish').click();
    await said(page, 'What happens next');
    await lookAt(page, 'forms-surroundings');
  });
});

it('withdrawal is watched by rounds with vital signs, and the sheet says when the next is due', async () => {
  const round = async (page: Page, each: string, pulse: string) => {
    await page.getByLabel('Pulse').fill(pulse);
    await page.getByLabel('Upper pressure').fill('150');
    await page.getByLabel('Lower pressure').fill('95');
    await page.getByLabel('Temperature, °C').fill('37,4');
    const signs = page.getByRole('group', { name: /^\d+ / });
    for (const sign of await signs.all()) await sign.getByText(each, { exact: true }).first().click();
  };
  await visitAs(
    who,
    address,
    async (page) => {
      await region(page, 'Watch withdrawal').getByRole('link', { name: 'CIWA-Ar' }).click();
      await page.getByRole('heading', { level: 1, name: 'Round: CIWA-Ar' }).waitFor();
      await round(page, '2', '112');
      await said(page, 'severe');
      await lookAt(page, 'round-full');
      await button(page, 'Save the round').click();
      await said(page, /Next round in (1 hr|59 min)/);

      await page.getByRole('link', { name: 'Next round' }).click();
      await said(page, 'last time 2');
      await round(page, '0', '88');
      await button(page, 'Save the round').click();
      await said(page, /Next round in (4 hr|3 hr)/);
      await region(page, 'Rounds of CIWA-Ar, in time').getByText('150/95').first().waitFor();
      await button(page, 'Each sign').click();
      await lookAt(page, 'flow-sheet');
    },
    { viewport: phone },
  );
});

it('what forms say stands by domain, and on a page for the person in their language', async () => {
  await visitAs(who, address + '/forms/new?ask=phq-9', async (page) => {
    await button(page, 'Begin').click();
    await page.getByRole('group', { name: /Little interest/ }).waitFor();
    for (const key of ['1', '2', '1', '0', '1', '0', '0', '1', '0', '1']) {
      await page.keyboard.press(key);
      await page.keyboard.press('Enter');
    }
    await said(page, 'What the form says');
    await page.goto(address);
    await region(page, 'Now and at the start').getByText('mind').waitFor();
    await lookAt(page, 'profile');
    await page.getByRole('link', { name: 'A page for the person' }).click();
    await page.getByLabel('Language of the page').selectOption('ru');
    await said(page, 'Как у вас дела');
    await lookAt(page, 'profile-sheet');
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'profile-print');
  });
});

it('my day says of whom something is to be asked', async () => {
  await visitAs(who, '/', async (page) => {
    await region(page, 'Forms to ask').getByRole('link').first().waitFor();
    await lookAt(page, 'forms-my-day');
  });
});

it.each([
  ['/', 'forms-my-day', 'Какие анкеты спросить'],
  ['person', 'person-forms', 'Следующий обход через'],
  ['person/rounds/ciwa-ar', 'round', 'Время обхода'],
  // Without its text, which is under licence.
  ['person/rounds/cows', 'round-cows', 'Вопрос 11'],
])('the same in Russian: %s', async (path, name, ready) => {
  await visitAs(
    who,
    path.replace('person', address),
    async (page) => {
      await said(page, ready);
      await lookAt(page, `${name}-ru`);
    },
    { language: 'ru' },
  );
});
