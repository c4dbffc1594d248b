// Urine tests as they are entered at a desk, and what a published definition says of their weeks.
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { account, type Account } from './support/accounts.ts';
import { picture, visitAs } from './support/signed-in.ts';
import { button, form, newName, region, register, said } from './support/steps.ts';
import { desk, expectAccessible, patience, phone } from './support/visit.ts';

let who: Account;
let person = '';
const title = 'Urine tests, week by week';
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  who = await account('counsellor');
});

async function lookAt(page: Page, name: string) {
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport);
    await picture(page, `${name}-${viewport.width}`);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
  }
  await page.setViewportSize(desk);
}

async function enter(page: Page, day: string, opioids: string) {
  await button(page, 'Enter a test').click();
  await form(page).getByLabel('Day of the sample').fill(day);
  await form(page).getByLabel('opioids').selectOption(opioids);
  await form(page).getByLabel('cocaine').selectOption('not_found');
}

it('tests are entered by hand and stand in the weeks of the person', async () => {
  await visitAs(who, '/people?do=register', async (page) => {
    person = await register(page, { given: 'Marat', family: newName('Probe') });
    await button(page, 'Begin care').click();
    await form(page).getByLabel('Stage', { exact: true }).selectOption('treatment');
    await form(page).getByLabel('First day').fill(ago(22));
    await form(page).getByRole('button', { name: 'Begin care', exact: true }).click();
    await said(page, 'Care has begun.');
    for (const [day, opioids] of [
      [ago(21), 'found'],
      [ago(14), 'not_found'],
      [ago(7), 'not_found'],
    ] as const) {
      await enter(page, day, opioids);
      if (opioids === 'found') await lookAt(page, 'urine-form');
      await form(page).getByRole('button', { name: 'Save', exact: true }).click();
      await said(page, 'The test was entered.');
    }
    const weeks = region(page, title).getByRole('list', { name: '3 weeks of urine tests for opioids' });
    await weeks.waitFor();
    const words = () => weeks.getByRole('listitem').allTextContents();
    await expect
      .poll(async () => (await words()).map((one) => /positive|negative|no sample/.exec(one)?.[0]), {
        timeout: patience,
      })
      .toEqual(['positive', 'negative', 'negative']);
    const outcomes = region(page, title);
    await outcomes.getByText(/The definition looks at \d+ weeks/).waitFor();
    await outcomes.getByLabel('Read by').selectOption('rd_fiellin_2006');
    await outcomes.getByText('Why').click();
    await lookAt(page, 'urine-weeks');
  });
});

it('a day that has a test is corrected, and a test entered by mistake is taken out', async () => {
  await visitAs(who, person, async (page) => {
    await enter(page, ago(7), 'found');
    await form(page).getByText('A test was entered for this day.').waitFor();
    await lookAt(page, 'urine-correct');
    await form(page).getByRole('button', { name: 'Save', exact: true }).click();
    await said(page, 'The test was corrected.');
    await region(page, title)
      .getByText(/Week 3.*positive/)
      .first()
      .waitFor({ state: 'attached' });
    await region(page, title).getByText('Tests entered by hand').click();
    await lookAt(page, 'urine-tests');
    await region(page, title).getByRole('button', { name: 'Take out', exact: true }).first().click();
    await form(page).getByRole('button', { name: 'Take out', exact: true }).click();
    await region(page, title)
      .getByText(/Week 3.*no sample/)
      .first()
      .waitFor({ state: 'attached' });
  });
});

it('the same in Russian', async () => {
  await visitAs(
    who,
    person,
    async (page) => {
      await button(page, 'Внести тест').click();
      await form(page).getByLabel('опиоиды').waitFor();
      await lookAt(page, 'urine-form-ru');
    },
    { language: 'ru' },
  );
});
