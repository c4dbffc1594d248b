// Visits by somebody who is signed in. Signing in happens once an account; later visits bring its cookies along.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { signIn, type Account } from './accounts.ts';
import { desk, patience } from './visit.ts';

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

let browser: Browser;
const known = new Map<string, State>();

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
});
afterAll(() => browser.close());

/** Signs in without the form, which its own visits fill in; by the form where a code is asked for as well. */
async function enter(who: Account): Promise<State> {
  const context = await browser.newContext({
    baseURL: inject('url'),
    viewport: desk,
    locale: 'en-GB',
    serviceWorkers: 'block',
  });
  try {
    if (who.secret) {
      const page = await context.newPage();
      await page.goto('/me');
      await signIn(page, who);
    } else {
      const { login, password } = who;
      const answer = await context.request.post('/api/v1/sign-ins', {
        data: { login, password },
        headers: { Origin: inject('url'), 'Idempotency-Key': randomUUID() },
      });
      if (!answer.ok()) throw new Error(`${login} cannot sign in: ${await answer.text()}`);
    }
    const state = await context.storageState();
    known.set(who.login, state);
    return state;
  } finally {
    await context.close();
  }
}

interface Options {
  viewport?: typeof desk;
  language?: string;
  /** Whether the page may keep itself for times without a line; each visit would fetch all of it. */
  keepsItself?: boolean;
}

/** Opens `address` as `who`, lets `look` at it, and fails on anything the browser complained about. */
export async function visitAs(
  who: Account,
  address: string,
  look: (page: Page, context: BrowserContext) => Promise<void>,
  { viewport = desk, language = 'en', keepsItself = false }: Options = {},
): Promise<void> {
  const state = known.get(who.login) ?? (await enter(who));
  const context = await browser.newContext({
    baseURL: inject('url'),
    viewport,
    locale: language === 'en' ? 'en-GB' : language,
    storageState: state,
    serviceWorkers: keepsItself ? 'allow' : 'block',
  });
  context.setDefaultTimeout(patience);
  await context.addInitScript((chosen) => localStorage.setItem('homeward.language', chosen), language);
  const complaints: string[] = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(address);
    await look(page, context);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

const folder = path.resolve(import.meta.dirname, '../../../build/screenshots');

/** With HOMEWARD_PICTURES set, keeps a picture of the whole page for people to look at: build/screenshots/NAME.png. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.HOMEWARD_PICTURES) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
