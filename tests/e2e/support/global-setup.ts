// Starts one server on a fresh demo country and one Chromium for all visits, and stops both by their handles.
// With HOMEWARD_URL set, a server that already runs is visited instead.
import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    url: string;
    browser: string;
  }
}

const binary = path.resolve(import.meta.dirname, '../../../build/release/homeward');

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

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stops: (() => void | Promise<void>)[] = [];
  const stop = async () => {
    for (const step of stops.reverse()) await step();
  };

  try {
    let url = process.env.HOMEWARD_URL;
    if (!url) {
      const folder = mkdtempSync(path.join(tmpdir(), 'homeward-e2e-'));
      stops.push(() => rmSync(folder, { recursive: true, force: true }));
      const db = `sqlite:${folder}/demo.db`;
      execFileSync(binary, ['demo', 'create', '--db', db], { stdio: ['ignore', 'ignore', 'inherit'] });

      const listen = `127.0.0.1:${await freePort()}`;
      const server = spawn(binary, ['serve', '--db', db, '--listen', listen], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const ended = new Promise((resolve) => server.once('exit', resolve));
      stops.push(async () => {
        server.kill('SIGTERM');
        await ended;
      });
      url = 'http://' + listen;
      await untilHealthy(url, server);
    }

    const browser = await chromium.launchServer({
      executablePath: '/usr/bin/chromium',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], // Chromium's sandbox refuses to run as root
    });
    stops.push(() => browser.close());

    project.provide('url', url);
    project.provide('browser', browser.wsEndpoint());
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
