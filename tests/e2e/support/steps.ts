// What people do again and again, by hand, in visits.
import type { Locator, Page } from 'playwright-core';

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const form = (page: Page) => page.getByRole('dialog');
export const region = (page: Page, name: string) => page.getByRole('region', { name });
export const said = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

/** A family name of this run, so that visits can be repeated on one database. */
export const newName = (beginning: string) => beginning + Date.now().toString(36) + Math.floor(Math.random() * 1e4);

interface Newcomer {
  given: string;
  family: string;
  phone?: string;
}

/** Registers by the form that is open; ends on the person's page and gives its address. */
export async function register(page: Page, { given, family, phone }: Newcomer): Promise<string> {
  await form(page).getByLabel('Given name', { exact: true }).fill(given);
  await form(page).getByLabel('Family name', { exact: true }).fill(family);
  if (phone) await form(page).getByLabel('Number or name').fill(phone);
  await form(page).getByRole('button', { name: 'Register', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: `${given} ${family}` }).waitFor();
  return new URL(page.url()).pathname;
}

export async function beginCare(page: Page, stage: string, said: string): Promise<void> {
  await button(page, 'Begin care').click();
  await form(page).getByLabel('Stage', { exact: true }).selectOption(stage);
  await form(page).getByRole('button', { name: 'Begin care', exact: true }).click();
  await page.getByText(said).first().waitFor();
}

/** Chooses a place by its name in the field with this label. */
export async function choosePlace(page: Page, label: string, name: string): Promise<void> {
  await form(page).getByRole('combobox', { name: label }).fill(name);
  await form(page).getByRole('option', { name }).first().click();
}

/** Sets up the phone as second step on the page that asks for it. */
export async function enrol(page: Page, codeOf: (secret: string) => string): Promise<string> {
  await button(page, 'Set up with my phone').click();
  const secret = (await page.locator('code').first().textContent())?.replaceAll(/\s/g, '') ?? '';
  await page.getByLabel('Code from your phone').fill(codeOf(secret));
  await button(page, 'Confirm').click();
  await page.getByRole('navigation').first().waitFor();
  return secret;
}

/** Goes on with the tabulator until `target` has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator, most = 120): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed <= most; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the tabulator does not lead to ${target.toString()}`);
}

/** Presses a button by the keyboard alone. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Chooses from a list by typing the beginning of the words. */
export async function typeChoice(page: Page, target: Locator, words: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(words);
}
