// One person's road through two houses, by the people who work there, on the real server.
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { account, type Account } from './support/accounts.ts';
import { picture, visitAs } from './support/signed-in.ts';
import {
  beginCare,
  button,
  choosePlace,
  form,
  newName,
  press,
  region,
  register,
  said,
  tabTo,
  typeChoice,
} from './support/steps.ts';
import { expectAccessible, narrow, phone } from './support/visit.ts';

/** Nothing has to be scrolled sideways. */
const fits = async (page: Page, width: number) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);

let here: Account;
let there: Account;
const family = newName('Visit');
let address = '';

beforeAll(async () => {
  here = await account('counsellor', 0);
  there = await account('counsellor', 1);
});

it('somebody is registered by keyboard alone', async () => {
  await visitAs(here, '/people', async (page) => {
    await button(page, 'Register somebody').focus();
    await page.keyboard.press('Enter');
    await form(page).getByLabel('Given name', { exact: true }).fill('Dmitriy');
    await form(page).getByLabel('Family name', { exact: true }).fill(family);
    await form(page).getByLabel('The same name in another script').fill(`Дмитрий ${family}ов`);
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

it('what was entered is not lost by going back or by a reload', async () => {
  await visitAs(here, '/people', async (page) => {
    await button(page, 'Register somebody').click();
    const given = form(page).getByLabel('Given name', { exact: true });
    await given.fill('Nurlan');
    const back = () => page.evaluate(() => history.back());

    await back();
    const asked = page.getByRole('dialog', { name: 'Leave without saving?' });
    await asked.waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await asked.waitFor({ state: 'detached' });
    expect(await given.inputValue()).toBe('Nurlan');

    const told = page.waitForEvent('dialog');
    const reload = page.evaluate(() => {
      location.reload();
    });
    const dialog = await told;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await reload;
    expect(await given.inputValue()).toBe('Nurlan');

    await back();
    await button(page, 'Leave').click();
    await given.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).not.toContain('do=');
  });
});

it('whoever registers them again is warned first', async () => {
  await visitAs(here, '/people?do=register', async (page) => {
    await form(page).getByLabel('Given name', { exact: true }).fill('Dmitri');
    await form(page).getByLabel('Family name', { exact: true }).fill(family);
    await form(page).getByLabel('Born').fill('1994');
    await said(page, 'Perhaps already here:');
    await form(page)
      .getByRole('link', { name: new RegExp(family) })
      .waitFor();
    await picture(page, 'register-maybe-here-1280');
  });
});

it('the person is found in another script', async () => {
  await visitAs(here, '/people?state=all', async (page) => {
    await page.getByLabel('Search by name, code or number').fill(`Дмитрий ${family}ов`);
    await page.getByRole('link', { name: new RegExp(family) }).waitFor();
  });
});

it('care begins on a phone, and a colleague who has the page open sees it without reload', async () => {
  await visitAs(here, address, async (desk) => {
    await said(desk, 'The road has not begun');
    await visitAs(
      here,
      address,
      async (page) => {
        await button(page, 'Begin care').click();
        await form(page).getByLabel('Stage', { exact: true }).selectOption('medical_rehabilitation');
        await expectAccessible(page);
        await form(page).getByRole('button', { name: 'Begin care', exact: true }).click();

        await said(page, 'Care has begun.');
        await said(page, 'Stage 3 · Medical rehabilitation');
        await fits(page, phone.width);
        await picture(page, 'person-begun-360');
      },
      { viewport: phone },
    );
    await said(desk, 'Stage 3 · Medical rehabilitation');
  });
});

it('they move on to the next stage in the same house', async () => {
  await visitAs(here, address, async (page) => {
    await button(page, 'Move on').click();
    await page.getByRole('button', { name: /On to another stage/ }).click();
    await form(page).getByLabel('Stage', { exact: true }).selectOption('social_rehabilitation');
    expect(await form(page).getByLabel('How it ended').inputValue()).toBe('');
    await form(page).getByLabel('How it ended').selectOption('as_planned');
    await form(page).getByLabel('Why', { exact: true }).selectOption('programme_completed');
    await expectAccessible(page);
    await form(page).getByRole('button', { name: 'Move on', exact: true }).click();

    await said(page, 'Moved on.');
    await said(page, 'Stage 4 · Social rehabilitation');
    await region(page, 'What happened')
      .getByText(/^Social rehabilitation began on/)
      .first()
      .waitFor();
  });
});

it('another house is asked, and only learns that somebody comes', async () => {
  await visitAs(here, address, async (page) => {
    await button(page, 'Move on').click();
    await page.getByRole('button', { name: /On to another centre/ }).click();
    await form(page).getByLabel('Stage there').selectOption('resocialization');
    await choosePlace(page, 'Centre', there.place);
    await expectAccessible(page);
    await button(page, 'Ask the centre').click();

    await said(page, 'Asked. Their answer appears here.');
    await region(page, 'On the way').waitFor();
    await picture(page, 'person-asked-1280');
  });
});

it('a place is kept, they are accepted, leave and arrive; both houses see each step without reload', async () => {
  await visitAs(here, address, async (mine) => {
    const code = /[A-Z0-9]{3}-[A-Z0-9]{3}/.exec((await region(mine, 'On the way').textContent()) ?? '')?.[0] ?? '';
    await visitAs(there, '/centre', async (theirs) => {
      const asked = region(theirs, 'Asks for an answer from here').getByRole('listitem').filter({ hasText: code });
      await asked.waitFor();
      expect(await theirs.getByText(family).count()).toBe(0);
      await asked.getByRole('button', { name: 'Keep a place', exact: true }).click();
      await form(theirs).getByRole('button', { name: 'Keep a place', exact: true }).click();
      await said(theirs, 'A place is kept.');
      await region(mine, 'On the way').getByText('place kept').waitFor();

      await asked.getByRole('button', { name: 'Accept', exact: true }).click();
      await form(theirs).getByRole('button', { name: 'Accept', exact: true }).click();
      await said(theirs, 'Accepted.');
      await region(mine, 'On the way').getByText('accepted').waitFor();

      await button(mine, 'They left').click();
      await form(mine).getByRole('button', { name: 'They left', exact: true }).click();
      await said(mine, 'Noted. The other');

      const arriving = region(theirs, 'Arriving').getByRole('listitem').filter({ hasText: code });
      await arriving.getByText('on the way').waitFor();
      await arriving.getByRole('button', { name: 'They arrived', exact: true }).click();
      await form(theirs).getByRole('button', { name: 'They arrived', exact: true }).click();
      await said(theirs, 'Arrival confirmed.');
      await picture(theirs, 'board-arrived-1280');
      await region(mine, 'On the way').waitFor({ state: 'detached' });
    });
  });
});

it('somebody under a code is given a name later', async () => {
  const code = newName('Q-').slice(0, 20);
  await visitAs(here, '/people?do=register', async (page) => {
    await form(page).getByRole('radio', { name: 'Under a code' }).check();
    await form(page).getByLabel('Code', { exact: true }).fill(code);
    await button(page, 'Register').click();
    await page.getByRole('heading', { level: 1, name: code }).waitFor();
    await button(page, 'Give a name').click();
    await form(page).getByLabel('Given name', { exact: true }).fill('Salima');
    await form(page).getByLabel('Family name', { exact: true }).fill(family);
    await form(page).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: `Salima ${family}` }).waitFor();
  });
});

it('a stay that ended early asks for an attempt by a safe way; whoever wants no calls is left alone', async () => {
  await visitAs(here, '/people?do=register', async (page) => {
    const person = await register(page, { given: 'Aziza', family, phone: '+996 555 00 00 02' });
    await beginCare(page, 'social_rehabilitation', 'Stage 4 · Social rehabilitation');
    await button(page, 'Move on').click();
    await page.getByRole('button', { name: /This stay ends/ }).click();
    await form(page).getByLabel('How it ended').selectOption('left_early');
    await form(page).getByLabel('Why', { exact: true }).selectOption('against_advice');
    await button(page, 'End the stay').click();
    await said(page, 'The stay has ended.');

    await page.goto('/centre');
    const open = region(page, 'Next step still open, in time').getByRole('listitem').filter({ hasText: family });
    await open.getByRole('button', { name: 'Try to reach' }).click();
    await form(page)
      .getByRole('radio', { name: /\+996 555 00 00 02/ })
      .check();
    await form(page).getByLabel('What came of it').selectOption('not_reached');
    await button(page, 'Save').click();
    await said(page, 'Noted.');
    await open.waitFor();

    await page.goto(person);
    await button(page, 'Try to reach').click();
    await form(page)
      .getByRole('radio', { name: /\+996 555 00 00 02/ })
      .check();
    await form(page).getByLabel('What came of it').selectOption('asked_not_to_call');
    await said(page, 'Every search and reminder ends at once');
    await expectAccessible(page);
    await button(page, 'Save').click();
    await said(page, 'Noted.');
    await button(page, 'Try to reach').waitFor({ state: 'detached' });
    await region(page, 'What happened').getByText('Tried to reach: asked us not to call again').first().waitFor();
    await region(page, 'Safe contact').getByText('they asked us not to call again').waitFor();
    await picture(page, 'person-asked-not-to-call-1280');
  });
});

it('the whole road goes by keyboard alone, on the narrowest screen', async () => {
  await visitAs(
    here,
    '/people',
    async (page) => {
      const field = (name: string) => form(page).getByLabel(name, { exact: true });
      const inForm = (name: string) => form(page).getByRole('button', { name, exact: true });

      await press(page, button(page, 'Register somebody'));
      await tabTo(page, field('Given name'));
      await page.keyboard.type('Cholpon');
      await tabTo(page, field('Family name'));
      await page.keyboard.type(family);
      await fits(page, narrow.width);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: `Cholpon ${family}` }).waitFor();
      await fits(page, narrow.width);

      await press(page, button(page, 'Begin care'));
      await typeChoice(page, field('Stage'), 'Social');
      await fits(page, narrow.width);
      await picture(page, 'begin-care-320');
      await press(page, inForm('Begin care'));
      await said(page, 'Stage 4 · Social rehabilitation');

      await press(page, button(page, 'Move on'));
      await press(page, page.getByRole('button', { name: /On to another centre/ }));
      const centre = form(page).getByRole('combobox', { name: 'Centre' });
      await tabTo(page, centre);
      await page.keyboard.type(there.place);
      await form(page).getByRole('option', { name: there.place }).first().waitFor();
      await page.keyboard.press('Enter');
      await fits(page, narrow.width);
      await picture(page, 'hand-over-320');
      await press(page, inForm('Ask the centre'));
      await said(page, 'Asked. Their answer appears here.');
      await region(page, 'On the way').waitFor();

      await press(page, button(page, 'Move on'));
      await press(page, page.getByRole('button', { name: /This stay ends/ }));
      await typeChoice(page, form(page).getByLabel('How it ended'), 'left');
      await typeChoice(page, form(page).getByLabel('Why', { exact: true }), 'against');
      await fits(page, narrow.width);
      await picture(page, 'end-320');
      await press(page, inForm('End the stay'));
      await said(page, 'The stay has ended.');
      await fits(page, narrow.width);
      await picture(page, 'person-ended-320');

      await press(page, button(page, 'Ended by mistake? Take it back'));
      await tabTo(page, field('What was the mistake'));
      await page.keyboard.type('Somebody else left');
      await fits(page, narrow.width);
      await picture(page, 'take-back-end-320');
      await press(page, inForm('Take the end back'));
      await said(page, 'Taken back. The stay goes on.');
      await said(page, 'Stage 4 · Social rehabilitation');
      await region(page, 'What happened')
        .getByText(/was a mistake, the stay goes on: Somebody else left/)
        .first()
        .waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
    },
    { viewport: narrow },
  );
});
