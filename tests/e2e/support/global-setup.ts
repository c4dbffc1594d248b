// Starts a server on a fresh demo country, one on an empty house and one Chromium for all visits; stops them by their
// handles. HOMEWARD_URL: a server that already runs is visited instead of the demo country's. HOMEWARD_BIN: another
// program than the one of the release build. HOMEWARD_PAGE: a folder (web/dist) whose page is visited instead of the
// one that the program embeds.
import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { frontPage } from './page-front.ts';

declare module 'vitest' {
  interface ProvidedContext {
    url: string;
    /** The link for the first administrator of the empty house; it works once. */
    setUpLink: string;
    browser: string;
  }
}

const binary = process.env.HOMEWARD_BIN ?? path.resolve(import.meta.dirname, '../../../build/release/homeward');
/** Enough for every visit to find somebody; more only takes longer. */
const people = '1200';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function untilHealthy(url: string, server: ChildProcess): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`);
    const answer = await fetch(url + '/healthz').catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server did not answer /healthz within a minute');
}

type Stops = (() => void | Promise<void>)[];

/** Serves a database until the visits are over; gives the address and what the server said first. */
async function serve(stops: Stops, ...options: string[]): Promise<{ url: string; said: () => string }> {
  const listen = `127.0.0.1:${await freePort()}`;
  const server = spawn(binary, ['serve', '--listen', listen, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  server.stdout.on('data', (part: Buffer) => (said += part.toString()));
  const ended = new Promise((resolve) => server.once('exit', resolve));
  stops.push(async () => {
    server.kill('SIGTERM');
    await ended;
  });
  await untilHealthy('http://' + listen, server);
  return { url: 'http://' + listen, said: () => said };
}

/** The page that is visited: what the server embeds, or what a folder holds. */
async function visited(stops: Stops, server: string): Promise<string> {
  const folder = process.env.HOMEWARD_PAGE;
  if (!folder) return server;
  const front = await frontPage(path.resolve(folder), server);
  stops.push(front.stop);
  return front.url;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stops: Stops = [];
  const stop = async () => {
    for (const step of stops.reverse()) await step();
  };

  try {
    const folder = mkdtempSync(path.join(tmpdir(), 'homeward-e2e-'));
    stops.push(() => rmSync(folder, { recursive: true, force: true }));

    let url = process.env.HOMEWARD_URL;
    if (!url) {
      const db = `sqlite:${folder}/demo.db`;
      const make = ['demo', 'create', '--db', db, '--people', people];
      execFileSync(binary, make, { stdio: ['ignore', 'ignore', 'inherit'] });
      url = (await serve(stops, '--db', db)).url;
    }
    const empty = await serve(stops, '--db', `sqlite:${folder}/empty.db`);
    const link = /http:\S+(\/setup#\S+)/.exec(empty.said())?.[1];
    if (!link) throw new Error('the server printed no link for the first administrator');

    const browser = await chromium.launchServer({
      executablePath: '/usr/bin/chromium',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], // Chromium's sandbox refuses to run as root
    });
    stops.push(() => browser.close());

    project.provide('url', await visited(stops, url));
    project.provide('setUpLink', (await visited(stops, empty.url)) + link);
    project.provide('browser', browser.wsEndpoint());
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
