// From the link that the server prints to the first person in care: a country, its places, a colleague.
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { code } from './support/accounts.ts';
import { button, choosePlace, enrol, form, region, said } from './support/steps.ts';
import { desk, expectAccessible, patience } from './support/visit.ts';
import { picture } from './support/signed-in.ts';

const password = 'a sentence that is long enough';
const link = new URL(inject('setUpLink'));
const now = (secret: string) => code(secret, Date.now());

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
});
afterAll(() => browser.close());

async function visit(look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    baseURL: link.origin,
    viewport: desk,
    locale: 'en-GB',
    serviceWorkers: 'block',
  });
  try {
    context.setDefaultTimeout(patience);
    await look(await context.newPage());
  } finally {
    await context.close();
  }
}

it('whoever comes without the link is told what to do', async () => {
  await visit(async (page) => {
    await page.goto('/');
    await said(page, 'Nobody is here yet. Open the link that the server printed when it started.');
  });
});

it('the link makes the first administrator, with a second step, who adds places and a colleague', async () => {
  await visit(async (page) => {
    await page.goto(link.pathname + link.hash);
    await button(page, 'Begin').click();
    await said(page, 'A name is needed.');
    await expectAccessible(page);
    await page.getByLabel('Name of the country or organisation').fill('Newland');
    await page.getByLabel('Your name').fill('Aigul First');
    await page.getByLabel('Login', { exact: true }).fill('first');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByLabel('Once more').fill(password);
    await button(page, 'Begin').click();

    await page.getByRole('heading', { name: 'Second step at sign-in' }).waitFor();
    await enrol(page, now);
    await page.goto('/users');
    await said(page, 'The key of this house has no copy yet');
    await picture(page, 'users-of-a-new-house');
    await page.goto('/places');
    for (const [name, kind, parent] of [
      ['North', 'region', 'Newland'],
      ['Riverside', 'district', 'North'],
      ['House by the River', 'centre', 'Riverside'],
    ] as const) {
      await button(page, 'Add a place').click();
      await form(page).getByLabel('Name', { exact: true }).fill(name);
      await form(page).getByLabel('Kind').selectOption(kind);
      await choosePlace(page, 'Belongs to', parent);
      if (kind === 'centre') {
        await form(page).getByLabel('Stage', { exact: true }).selectOption('treatment');
        await form(page).getByLabel('Beds or seats').fill('12');
      }
      await form(page).getByRole('button', { name: 'Add a place' }).click();
      await button(page, `Change: ${name}`).waitFor();
    }
    await said(page, '12 beds and seats');
    await picture(page, 'new-places-1280');

    await page.getByRole('link', { name: 'Users' }).click();
    await button(page, 'Add a colleague').click();
    await form(page).getByLabel('Name that colleagues see').fill('Bolot Second');
    await form(page).getByLabel('Login').fill('second');
    await form(page).getByLabel('First password').fill(password);
    await form(page).getByLabel('Role').selectOption('counsellor');
    await choosePlace(page, 'Place', 'House by the River');
    await form(page).getByRole('button', { name: 'Add a colleague' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Bolot Second' }).waitFor();
  });
});

it('the colleague signs in, is shown what to do first, and registers somebody', async () => {
  await visit(async (page) => {
    await page.goto('/');
    await page.getByLabel('Login', { exact: true }).fill('second');
    await page.getByLabel('Password', { exact: true }).fill('not the password that was set');
    await button(page, 'Sign in').click();
    await said(page, 'Login and password do not go together.');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await button(page, 'Sign in').click();
    await enrol(page, now);

    await said(page, 'Nothing is waiting for you today.');
    await picture(page, 'new-my-day-1280');
    await page.getByRole('link', { name: 'Centre' }).click();
    await said(page, 'We have heard from everybody.');
    await said(page, '0 of 12');
    await said(page, 'Nobody is in care here yet.');
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await said(page, 'Nobody is registered yet');
    await button(page, 'Register somebody').click();
    await form(page).getByRole('radio', { name: 'Under a code' }).check();
    await form(page).getByLabel('Code', { exact: true }).fill('N-1');
    await button(page, 'Register').click();
    await page.getByRole('heading', { level: 1, name: 'N-1' }).waitFor();
    await button(page, 'Begin care').click();
    await form(page).getByRole('button', { name: 'Begin care' }).click();
    await said(page, 'Care has begun.');
    await region(page, 'Beside them').getByText('Bolot Second').first().waitFor();

    // Next time the phone is asked for as well.
    await page.context().clearCookies();
    await page.goto('/');
    await page.getByLabel('Login', { exact: true }).fill('second');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await button(page, 'Sign in').click();
    await page.getByLabel('Code from your phone').fill('000000');
    await button(page, 'Sign in').click();
    await said(page, 'The code is not right, or it is over.');
    expect(await page.getByRole('navigation').count()).toBe(0);
  });
});
