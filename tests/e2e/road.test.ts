// One person's road through three houses, by the people who work there, on the real server.
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { account, type Account } from './support/accounts.ts';
import { picture, visitAs } from './support/signed-in.ts';
import { desk, expectAccessible, phone } from './support/visit.ts';

let here: Account;
let there: Account;
/** A family name of this run, so that visits can be repeated on one database. */
const family = `Visit${Date.now().toString(36)}`;
let address = '';

beforeAll(async () => {
  here = await account('counsellor', 0);
  there = await account('counsellor', 2).catch(() => account('counsellor', 1));
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const form = (page: Page) => page.getByRole('dialog');
const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

it('somebody is registered by keyboard alone', async () => {
  await visitAs(here, '/people', async (page) => {
    await button(page, 'Register somebody').focus();
    await page.keyboard.press('Enter');
    await form(page).getByLabel('Given name', { exact: true }).fill('Dmitriy');
    await form(page).getByLabel('Family name', { exact: true }).fill(family);
    await form(page).getByLabel('The same name in another script').fill('Дмитрий Визитов');
    await form(page).getByLabel('Born').fill('12.03.1994');
    await form(page).getByLabel('Number or name').fill('+996 555 00 00 01');
    await form(page).getByLabel('Words to use').fill('This is Aida about the course');
    await expectAccessible(page);
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { level: 1, name: `Dmitriy ${family}` }).waitFor();
    address = new URL(page.url()).pathname;
    await said(page, 'The road has not begun');
  });
});

it('the person is found in another script', async () => {
  await visitAs(here, '/people?state=all', async (page) => {
    await page.getByLabel('Search by name, code or number').fill('Дмитрий Визитов');
    await page.getByRole('link', { name: new RegExp(family) }).waitFor();
  });
});

it('care begins on a phone', async () => {
  await visitAs(
    here,
    address,
    async (page) => {
      await button(page, 'Begin care').click();
      await form(page).getByLabel('Stage', { exact: true }).selectOption('social_rehabilitation');
      await expectAccessible(page);
      await button(page, 'Begin care').last().click();

      await said(page, 'Care has begun.');
      await said(page, 'Stage 4 · Social rehabilitation');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
      await picture(page, 'person-begun-360');
    },
    { viewport: phone },
  );
});

it('another house is asked, and only learns that somebody comes', async () => {
  await visitAs(here, address, async (page) => {
    await button(page, 'Move on').click();
    await page.getByRole('button', { name: /On to another house/ }).click();
    await form(page).getByLabel('Stage there').selectOption('resocialization');
    await form(page).getByRole('combobox', { name: 'House' }).fill(there.place);
    await form(page).getByRole('listbox').getByRole('option').first().click();
    await expectAccessible(page);
    await button(page, 'Ask the house').click();

    await said(page, 'Asked. Their answer appears here.');
    await page.getByRole('region', { name: 'On the way' }).waitFor();
    await picture(page, 'person-asked-1280');
  });
});

it('the other house accepts, the person leaves, and the arrival is confirmed; both see it without reload', async () => {
  await visitAs(here, address, async (mine) => {
    await visitAs(there, '/centre', async (theirs) => {
      const waiting = theirs.getByRole('region', { name: 'Handovers that wait' });
      expect(await waiting.textContent()).not.toContain(family);
      await waiting.getByRole('button', { name: 'Accept', exact: true }).first().click();
      await form(theirs).getByRole('button', { name: 'Accept', exact: true }).click();
      await said(theirs, 'Accepted.');

      await mine.getByRole('region', { name: 'On the way' }).getByText('accepted').waitFor();
      await button(mine, 'They left').click();
      await form(mine).getByRole('button', { name: 'They left', exact: true }).click();
      await said(mine, 'Noted. The other house expects them.');

      const arriving = theirs.getByRole('region', { name: 'Arriving' });
      await arriving.getByRole('button', { name: 'They arrived', exact: true }).first().click();
      await form(theirs).getByRole('button', { name: 'They arrived', exact: true }).click();
      await said(theirs, 'Arrival confirmed. Both houses know.');
      await picture(theirs, 'board-arrived-1280');
    });
  });
});

it('a stay that ends in time is on the board as an open next step, and an attempt goes by the safe way', async () => {
  await visitAs(here, '/people?do=register', async (page) => {
    await form(page).getByLabel('Given name', { exact: true }).fill('Salima');
    await form(page).getByLabel('Family name', { exact: true }).fill(family);
    await form(page).getByLabel('Number or name').fill('+996 555 00 00 02');
    await button(page, 'Register').click();
    await button(page, 'Begin care').click();
    await form(page).getByLabel('Stage', { exact: true }).selectOption('social_rehabilitation');
    await button(page, 'Begin care').last().click();
    await said(page, 'Stage 4 · Social rehabilitation');

    await button(page, 'Move on').click();
    await page.getByRole('button', { name: /This stay ends/ }).click();
    await form(page).getByLabel('How it ended').selectOption('left_early');
    await button(page, 'End the stay').click();
    await said(page, 'The stay has ended.');

    await button(page, 'Try to reach').click();
    await form(page)
      .getByRole('radio', { name: /\+996 555 00 00 02/ })
      .check();
    await form(page).getByLabel('What came of it').selectOption('asked_not_to_call');
    await said(page, 'Every search and reminder ends at once');
    await button(page, 'Save').click();
    await said(page, 'Noted.');
    await picture(page, 'person-asked-not-to-call-1280');
  });
});

it('without a line an entry waits over a reload and goes by itself', async () => {
  await visitAs(here, '/people?do=register', async (page, context) => {
    await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
    await context.setOffline(true);
    await form(page).getByLabel('Given name', { exact: true }).fill('Offline');
    await form(page).getByLabel('Family name', { exact: true }).fill(family);
    await button(page, 'Register').click();
    await said(page, '1 entry waits here and will be sent by itself');
    await picture(page, 'no-line-1280');

    await context.setOffline(false);
    await page.reload();
    await page.getByLabel('Search by name, code or number').fill(`Offline ${family}`);
    await page.getByLabel('Who').selectOption('all');
    await page.getByRole('link', { name: new RegExp(`Offline ${family}`) }).waitFor();
  });
});

it('two people end the same stay: one wins, the other sees what changed', async () => {
  await visitAs(here, '/people?do=register', async (page, context) => {
    await form(page).getByLabel('Given name', { exact: true }).fill('Twice');
    await form(page).getByLabel('Family name', { exact: true }).fill(family);
    await button(page, 'Register').click();
    await button(page, 'Begin care').click();
    await form(page).getByLabel('Stage', { exact: true }).selectOption('social_rehabilitation');
    await button(page, 'Begin care').last().click();
    await said(page, 'Stage 4 · Social rehabilitation');
    const where = new URL(page.url()).pathname;

    const other = await context.newPage();
    await other.goto(`${where}?do=end`);
    await page.goto(`${where}?do=end`);
    await form(page).waitFor();
    await form(other).waitFor();
    await button(other, 'End the stay').click();
    await said(other, 'The stay has ended.');
    await button(page, 'End the stay').click();
    await said(page, /Somebody (ended|changed) this/);
    await said(page, 'What you entered is still here.');
  });
});

it('rooms can be entered at desk and phone width without accessibility faults', async () => {
  for (const [width, viewport] of [
    ['1280', desk],
    ['360', phone],
  ] as const)
    for (const [name, room] of [
      ['my-day', '/'],
      ['people', '/people'],
      ['person', address],
      ['centre', '/centre'],
      ['places', '/places'],
      ['me', '/me'],
    ] as const)
      await visitAs(
        here,
        room,
        async (page) => {
          await page.getByRole('heading', { level: 1 }).waitFor();
          await page.waitForLoadState('networkidle').catch(() => undefined); // the live connection stays open
          await picture(page, `${name}-${width}`);
          await expectAccessible(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
        },
        { viewport },
      );
});
