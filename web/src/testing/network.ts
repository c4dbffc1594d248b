import { afterEach, beforeEach, vi } from 'vitest';
import { smallCountry } from './fake/country';
import { FakeServer } from './fake/server';
import type { World } from './fake/world';

/** The network of a test: a small country behind `fetch`, and a line that can be cut. */
export interface Network {
  server: FakeServer;
  world: World;
  line: 'up' | 'down';
  /** Signs somebody in without the screens. */
  signIn: (account: string) => void;
}

/** Replaces the network before each test of a file; what it returns is renewed each time. */
export function fakeNetwork(country: () => World = smallCountry): Network {
  const network = {} as Network;
  beforeEach(() => {
    const world = country();
    const server = new FakeServer(world);
    Object.assign(network, {
      server,
      world,
      line: 'up',
      signIn: (account: string) => {
        const binding = world.accounts.find((item) => item.account.id === account)?.bindings[0]?.id ?? '';
        world.session = { account, binding, state: 'signed_in' };
      },
    } satisfies Network);
    vi.stubGlobal('fetch', (input: string, init: RequestInit = {}) => answer(network, input, init));
    localStorage.setItem('homeward.language', 'en');
  });
  afterEach(() => void vi.unstubAllGlobals());
  return network;
}

function answer(network: Network, input: string, init: RequestInit): Promise<Response> {
  if (network.line === 'down') return Promise.reject(new TypeError('failed to fetch'));
  const headers = Object.fromEntries([...new Headers(init.headers)].map(([name, value]) => [name, value]));
  const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : {};
  const path = input.replace(/^\/api\/v1/, '');
  const { status, body: said } = network.server.handle({ method: init.method ?? 'GET', path, body, headers });
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return Promise.resolve(new Response(JSON.stringify(said), { status, headers: { 'Content-Type': type } }));
}
