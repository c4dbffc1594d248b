// Who stands around somebody, with the consent as the next step; and "do not call me again", said and taken back.
import { expect, it } from 'vitest';
import { account } from './support/accounts.ts';
import { picture, visitAs } from './support/signed-in.ts';
import { button, form, newName, region, register, said } from './support/steps.ts';
import { expectAccessible } from './support/visit.ts';

const family = newName('Around');

it('somebody is put beside a person, agrees to share with them, and stands there no longer', async () => {
  const counsellor = await account('counsellor', 0);
  await visitAs(counsellor, '/people?do=register', async (page) => {
    await register(page, { given: 'Aigul', family });
    await picture(page, 'around-empty-1280');
    await region(page, 'People around them').getByRole('button', { name: 'Add somebody' }).click();
    const sheet = form(page);
    await sheet.getByRole('radio', { name: /^Somebody new/ }).check();
    await sheet.getByLabel('Given name').fill('Roza');
    await sheet.getByLabel('Family name').fill(family);
    await sheet.getByLabel(`What is Roza ${family} to Aigul ${family}?`).selectOption('sibling');
    await sheet.getByLabel('Do they support them?').selectOption('yes');
    await sheet.getByRole('radio', { name: /^Ask for consent/ }).check();
    await expectAccessible(page);
    await sheet.getByRole('button', { name: 'Add', exact: true }).click();

    await page.getByRole('heading', { name: `What Roza ${family} may see` }).waitFor();
    await expectAccessible(page);
    for (const box of await form(page).getByRole('checkbox').all()) expect(await box.isChecked()).toBe(false);
    await form(page).getByLabel('name and birth').check();
    await form(page).getByLabel('Agreed by').selectOption('self');
    await form(page).getByLabel('How', { exact: true }).selectOption('paper');
    await form(page).getByLabel('Able to decide then').selectOption('clear');
    await form(page).getByLabel('I have told them').check();
    await form(page).getByLabel('They have a copy').check();
    await form(page).getByRole('button', { name: 'They agree' }).click();
    await said(page, 'Shared.');
    await region(page, 'Shared and seen').getByText(`Roza ${family}`).waitFor();
    await region(page, 'What happened')
      .getByText(`Somebody was put beside them: brother or sister, Roza ${family}`)
      .waitFor();
    await picture(page, 'around-1280');

    await region(page, 'People around them')
      .getByRole('link', { name: `Roza ${family}` })
      .click();
    await page.getByRole('heading', { level: 1, name: `Roza ${family}` }).waitFor();
    const beside = region(page, 'People around them');
    await beside.getByRole('link', { name: `Aigul ${family}` }).waitFor();
    await beside.getByRole('button', { name: 'No longer' }).click();
    await form(page).getByRole('button', { name: 'No longer' }).click();
    await said(page, 'Taken off the list.');
    await beside.getByText('Nobody is named yet').waitFor();
  });
});

it('somebody asks not to be called again, at any time, and takes it back', async () => {
  await visitAs(await account('counsellor', 0), '/people?do=register', async (page) => {
    await register(page, { given: 'Still', family });
    await button(page, 'They asked us not to call again').click();
    await expectAccessible(page);
    await form(page).getByRole('button', { name: 'Write down: do not call' }).click();
    await said(page, 'Noted. Nobody calls them.');
    await region(page, 'Safe contact')
      .getByText(/they asked us not to call again/)
      .waitFor();
    await button(page, 'They say we may call again').click();
    await form(page).getByLabel('They told us so themselves').check();
    await form(page).getByRole('button', { name: 'We may call again' }).click();
    await said(page, 'Noted. We may call them again.');
  });
});
