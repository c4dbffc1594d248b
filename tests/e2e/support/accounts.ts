// Who signs in during a visit: the accounts of the demo country, or those that HOMEWARD_E2E_ACCOUNTS lists in a file
// (login, password, role, place, and the secret of the second factor where there is one).
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';

export interface Account {
  login: string;
  password: string;
  role: string;
  name: string;
  place: string;
  secret?: string;
}

export async function accounts(): Promise<Account[]> {
  const file = process.env.HOMEWARD_E2E_ACCOUNTS;
  if (file) return JSON.parse(readFileSync(file, 'utf8')) as Account[];
  const answer = await fetch(inject('url') + '/api/v1/system');
  return ((await answer.json()) as { demo_accounts: Account[] }).demo_accounts;
}

export async function account(role: string, at = 0): Promise<Account> {
  const found = (await accounts()).filter((one) => one.role === role)[at];
  if (!found) throw new Error(`no account number ${at} with the role ${role} to sign in with`);
  return found;
}

/** The one-time code of RFC 6238 for a base32 secret. */
export function code(secret: string, at: number): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = Array.from(secret, (letter) => digits.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = (hash[19] ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** A code is taken once only: visits that follow each other quickly wait for the next one. */
const used = new Map<string, number>();

async function freshCode(secret: string): Promise<string> {
  const step = () => Math.floor(Date.now() / 30_000);
  while ((used.get(secret) ?? 0) >= step()) await new Promise((resolve) => setTimeout(resolve, 500));
  used.set(secret, step());
  return code(secret, Date.now());
}

/** Signs in by the form, as everybody does, and waits for the first room. */
export async function signIn(page: Page, who: Account): Promise<void> {
  await page.getByLabel('Login', { exact: true }).fill(who.login);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  if (who.secret) {
    await page.getByLabel('Code from your phone').fill(await freshCode(who.secret));
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }
  await page.getByRole('navigation').first().waitFor();
}
