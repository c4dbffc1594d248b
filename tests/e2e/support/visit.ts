import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const desk = { width: 1280, height: 800 };
export const phone = { width: 360, height: 740 };
/** The narrowest that a form has to work on (WCAG 2.2, 1.4.10). */
export const narrow = { width: 320, height: 568 };
/** How long one step may take; what is not there by then does not come. */
export const patience = 12_000;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
});
afterAll(() => browser.close());

/** Opens `address` in a context of its own (no shared cookies or storage), lets `look` at it and closes it. */
export async function visit(address: string, viewport: typeof desk, look: (page: Page) => Promise<void>) {
  const context = await browser.newContext({
    baseURL: inject('url'),
    viewport,
    locale: 'en-GB',
    serviceWorkers: 'block',
  });
  try {
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    await page.goto(address);
    await look(page);
  } finally {
    await context.close();
  }
}

/** Fails with the broken rules and their elements. The source is evaluated because the security policy refuses script tags. */
export async function expectAccessible(page: Page) {
  await page.evaluate(axe);
  const faults = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  });
  expect(faults).toEqual([]);
}
