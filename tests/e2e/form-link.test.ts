// A form on the person's own phone, from the desk where its link is made to the next step that an answer opens.
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { account, type Account } from './support/accounts.ts';
import { picture, visitAs } from './support/signed-in.ts';
import { beginCare, button, form, newName, region, register, said } from './support/steps.ts';
import { desk, expectAccessible, patience, phone, visit } from './support/visit.ts';

let who: Account;
const family = newName('Link');
let person = '';
let link = '';

beforeAll(async () => {
  who = await account('counsellor');
});

const small = { width: 320, height: 640 };

/** At each width: a picture, nothing that broke a rule, nothing read sideways. */
async function lookAt(page: Page, name: string) {
  await expect.poll(() => page.getByText(/One moment|Минутку/).count(), { timeout: patience }).toBe(0);
  const before = page.viewportSize() ?? desk;
  for (const viewport of [desk, phone, small]) {
    await page.setViewportSize(viewport);
    await picture(page, `${name}-${viewport.width}`);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
  }
  await page.setViewportSize(before);
}

/** Types a PIN where staff takes a device back. */
async function takeBack(page: Page, pin: string) {
  await button(page, 'For staff').click();
  await form(page)
    .getByLabel(/^PIN that/)
    .fill(pin);
  await form(page).getByRole('button', { name: 'Take back', exact: true }).click();
}

it('a worker makes a link from the forms of a person, and sees it once', async () => {
  await visitAs(who, '/people?do=register', async (page) => {
    person = await register(page, { given: 'Salima', family });
    await beginCare(page, 'detoxification', 'Care has begun.');
    await page.goto(`${person}/forms/new?ask=phq-9`);
    await page.getByLabel('How it is filled in').selectOption('self_by_link');
    await button(page, 'Begin').click();
    await said(page, 'It was given');
    link = (await form(page).locator('code').textContent()) ?? '';
    expect(new URL(link).pathname).toBe('/form');
    await form(page)
      .getByRole('img', { name: /camera/ })
      .waitFor();
    await lookAt(page, 'link-once');
    await button(page, 'It was given').click();
    await said(page, 'Links given out');
    await lookAt(page, 'link-open');
  });
});

it.each([
  ['en', 'Questions for you'],
  ['ru', 'Вопросы для вас'],
])('whoever opens it is told first what it is: %s', async (language, words) => {
  await visit(link, phone, async (page) => {
    await page.getByRole('combobox').selectOption(language);
    await said(page, words);
    expect(await page.getByText(family).count()).toBe(0);
    expect(await page.getByText('Homeward').count()).toBe(0);
    await lookAt(page, `link-welcome-${language}`);
  });
});

it('a phone keeps what was answered, goes on with it, and says at the end what it says', async () => {
  await visit(link, phone, async (page) => {
    await button(page, 'Begin').click();
    for (const key of ['2', '2', '1']) {
      await page.keyboard.press(key);
      await said(page, 'Saved');
      await page.keyboard.press('Enter');
    }
    await lookAt(page, 'link-question');
  });
  await visit(link, phone, async (page) => {
    await said(page, '3 of 10 answered');
    await page.getByRole('combobox').selectOption('ru');
    await said(page, 'Вопрос 4');
    await lookAt(page, 'link-question-ru');
    await page.getByRole('combobox').selectOption('en');
    for (const key of ['1', '1', '1', '1', '1', '2', '1']) {
      await page.keyboard.press(key);
      await page.keyboard.press('Enter');
    }
    await said(page, 'Thank you. Your answers have arrived.');
    await said(page, 'do not stay alone with it');
    await lookAt(page, 'link-end');
    await page.getByRole('combobox').selectOption('ru');
    await said(page, 'Спасибо. Ваши ответы получены.');
    await lookAt(page, 'link-end-ru');
  });
});

it('what an answer said stands first in the day of whoever asked', async () => {
  await visitAs(who, person, async (page) => {
    await region(page, 'Assessments').getByText('PHQ-9').first().waitFor();
    await expect.poll(() => page.getByText('Links given out').count(), { timeout: patience }).toBe(0);
    await said(page, /self-harm/);
  });
});

it('a link that opens nothing says so and no more', async () => {
  await visit('/form#no-such-token', phone, async (page) => {
    await said(page, 'This link opens nothing any more');
    await lookAt(page, 'link-gone');
  });
});

it('a device in other hands reaches nothing but its forms, whatever its browser forgets', async () => {
  await visitAs(who, `${person}/forms/new?ask=gad-7`, async (page) => {
    await page.getByLabel('How it is filled in').selectOption('self_on_device');
    const narrowed = page.waitForResponse((answer) => answer.url().endsWith('/assessments/hand-over'));
    await button(page, 'Begin').click();
    await form(page).getByLabel('PIN for this time').fill('1234');
    await form(page).getByRole('button', { name: 'Hand over', exact: true }).click();
    await said(page, 'This PIN is guessed first');
    await lookAt(page, 'hand-over-pin');
    await form(page).getByLabel('PIN for this time').fill('4071');
    await form(page).getByRole('button', { name: 'Hand over', exact: true }).click();
    expect((await narrowed).status()).toBe(201);
    await page.getByRole('group', { name: /nervous/ }).waitFor();
    await page.evaluate(() => localStorage.clear());
    await page.goto(person);
    await page.getByRole('group', { name: /nervous/ }).waitFor();
    const status = await page.evaluate(async () => (await fetch('/api/v1/my-day')).status);
    expect(status).toBe(403);
    await lookAt(page, 'handed-over');
    await takeBack(page, '4072');
    await said(page, /^4 tries are left/);
    await lookAt(page, 'take-back-wrong');
    await form(page)
      .getByLabel(/^PIN that/)
      .fill('4071');
    await form(page).getByRole('button', { name: 'Take back', exact: true }).click();
    await page.getByRole('navigation').first().waitFor();

    // Once more: with five wrong PINs the password alone is left.
    await page.goto(`${person}/forms/new?ask=gad-7`);
    await page.getByLabel('How it is filled in').selectOption('self_on_device');
    await button(page, 'Begin').click();
    await form(page).getByLabel('PIN for this time').fill('5082');
    await form(page).getByRole('button', { name: 'Hand over', exact: true }).click();
    await page.getByRole('group', { name: /nervous/ }).waitFor();
    await takeBack(page, '4071');
    for (const left of [4, 3, 2, 1]) {
      await said(page, new RegExp(`^${left} (try is|tries are) left`));
      await form(page).getByRole('button', { name: 'Take back', exact: true }).click();
    }
    await said(page, 'The PIN was wrong five times');
    await lookAt(page, 'take-back-password');
    await form(page)
      .getByLabel(/Password of/)
      .fill(who.password);
    await button(page, 'Sign in and go back').click();
    await page.getByRole('navigation').first().waitFor();
  });
});
