// Bad lines and busy houses: what is entered without a line is kept, and nobody overwrites a colleague unseen.
import { expect, it } from 'vitest';
import { account } from './support/accounts.ts';
import { picture, visitAs } from './support/signed-in.ts';
import { beginCare, button, form, newName, region, register, said } from './support/steps.ts';

const family = newName('Line');

it('without a line an entry waits, also over a reload, and goes by itself', async () => {
  await visitAs(
    await account('counsellor'),
    '/people?do=register',
    async (page, context) => {
      // The page keeps itself only when the first one has had the line to itself for five seconds, and then fetches all.
      await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true), undefined, { timeout: 60_000 });
      await context.setOffline(true);
      await form(page).getByLabel('Given name', { exact: true }).fill('Offline');
      await form(page).getByLabel('Family name', { exact: true }).fill(family);
      await button(page, 'Register').click();
      await said(page, '1 entry waits here and will be sent by itself');
      await picture(page, 'no-line-1280');
      await page.getByRole('link', { name: '1 entry waits here and will be sent by itself' }).click();
      await said(page, `Register somebody: Offline ${family}`);
      await picture(page, 'waiting-1280');

      await context.setOffline(false);
      await page.reload();
      await said(page, 'Nothing waits here.');
      await page.goto('/people?state=all');
      await page.getByLabel('Search by name, code or number').fill(`Offline ${family}`);
      await page.getByRole('link', { name: new RegExp(`Offline ${family}`) }).waitFor();
    },
    { keepsItself: true },
  );
});

it('two people end the same stay: one wins, the other sees what changed and keeps the form', async () => {
  const who = await account('counsellor');
  await visitAs(who, '/people?do=register', async (page) => {
    const person = await register(page, { given: 'Twice', family });
    await beginCare(page, 'social_rehabilitation', 'Stage 4 · Social rehabilitation');
    await visitAs(who, `${person}?do=end`, async (other) => {
      await page.goto(`${person}?do=end`);
      await form(page).getByLabel('How it ended').selectOption('left_early');
      await form(page).getByLabel('Why', { exact: true }).selectOption('against_advice');
      await form(other).getByLabel('How it ended').selectOption('as_planned');
      await form(other).getByLabel('Why', { exact: true }).selectOption('programme_completed');
      await button(other, 'End the stay').click();
      await said(other, 'The stay has ended.');

      await button(page, 'End the stay').click();
      await said(page, /Somebody (ended|changed) this/);
      await said(page, 'What you entered is still here.');
      expect(await form(page).getByLabel('How it ended').inputValue()).toBe('left_early');
      await picture(page, 'overtaken-1280');
      await button(page, 'Cancel').click();
      await region(page, 'What happened')
        .getByText(/The stay ended on/)
        .waitFor();
    });
  });
});

it('what a colleague saved while the line was gone is on the screen when it is back', async () => {
  const who = await account('counsellor');
  await visitAs(who, '/people?do=register', async (page, context) => {
    const person = await register(page, { given: 'Meanwhile', family });
    await context.setOffline(true);
    await said(page, 'No line');
    await visitAs(who, person, (other) => beginCare(other, 'treatment', 'Stage 2 · Treatment'));
    expect(await page.getByText('Stage 2 · Treatment').count()).toBe(0);

    await context.setOffline(false);
    await said(page, 'Stage 2 · Treatment');
  });
});
