// Two records of one person: proposed by one, agreed by another, undone again. And a look in an emergency.
import { expect, it } from 'vitest';
import { account } from './support/accounts.ts';
import { picture, visitAs } from './support/signed-in.ts';
import { button, form, newName, region, register, said } from './support/steps.ts';
import { expectAccessible } from './support/visit.ts';

const family = newName('Link');

it('two records of one person are linked by two people, and the link is undone', async () => {
  const [clerk, officer] = [await account('clerk'), await account('privacy_officer')];
  let person = '';
  await visitAs(clerk, '/people?do=register', async (page) => {
    await register(page, { given: 'Nargiza', family });
    await page.goto('/people?do=register');
    person = await register(page, { given: 'Nargis', family });
    await button(page, 'Propose a link').click();
    await form(page).getByRole('combobox', { name: 'The other record' }).fill(`Nargiza ${family}`);
    await form(page)
      .getByRole('option', { name: new RegExp(`Nargiza ${family}`) })
      .click();
    await expectAccessible(page);
    await form(page).getByRole('button', { name: 'Propose a link' }).click();
    await said(page, 'Proposed. A second person decides.');
    await region(page, 'Same person?').getByText('proposed').waitFor();
  });
  await visitAs(officer, '/privacy', async (page) => {
    const waiting = region(page, 'Perhaps the same person')
      .getByRole('listitem')
      .filter({ has: page.locator(`a[href="${person}"]`) });
    await picture(page, 'privacy-link-1280');
    await waiting.getByRole('button', { name: 'Same person', exact: true }).click();
    await form(page).getByRole('button', { name: 'Save' }).click();
    await said(page, 'Decided.');
    await waiting.getByText('Counted as one person now').waitFor();

    await waiting.getByRole('button', { name: 'Undo the link' }).click();
    await form(page).getByRole('button', { name: 'Undo the link' }).click();
    await said(page, 'Undone.');
    await waiting.waitFor({ state: 'detached' });
  });
});

it('a record that is not shown opens in an emergency, with a reason, and the look is reviewed', async () => {
  const [counsellor, officer] = [await account('counsellor', 1), await account('privacy_officer')];
  let person = '';
  await visitAs(await account('counsellor', 0), '/people?do=register', async (page) => {
    person = await register(page, { given: 'Hidden', family });
  });
  const why = `He fell on the stairs ${family}`;
  await visitAs(counsellor, person, async (page) => {
    await said(page, 'This record is not here, or you may not see it.');
    await button(page, 'Open in an emergency').click();
    await form(page).getByLabel('What happened').fill(why);
    await expectAccessible(page);
    await button(page, 'Open now').click();
    await page.getByRole('heading', { level: 1, name: `Hidden ${family}` }).waitFor();
  });
  await visitAs(officer, '/privacy', async (page) => {
    const look = page.getByRole('listitem').filter({ hasText: why });
    await look.getByRole('button', { name: 'Justified', exact: true }).click();
    await form(page).getByRole('button', { name: 'Save' }).click();
    await said(page, 'Decided.');
    await look.waitFor({ state: 'detached' });
    expect(await page.getByText(why).count()).toBe(0);
  });
});
