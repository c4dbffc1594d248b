import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { ids } from '@/testing/fake/country/ids';
import { FakeEventSource } from '@/testing/fake/event-source';
import { fakeNetwork } from '@/testing/network';
import { visit } from '@/testing/render-app';

const network = fakeNetwork();

beforeEach(() => {
  vi.stubGlobal('EventSource', FakeEventSource);
  FakeEventSource.all = [];
});

it('after the line was gone, what others saved meanwhile is on the screen', async () => {
  network.signIn(ids.gulnara);
  await visit('/');
  const arriving = await screen.findByRole('region', { name: 'Arriving' });
  expect(arriving).toHaveTextContent('KOL-730');
  FakeEventSource.last.opens();

  FakeEventSource.last.drops();
  network.world.handovers
    .filter(({ code }) => code === 'KOL-730')
    .forEach((handover) => Object.assign(handover, { code: 'NEW-111' }));
  FakeEventSource.last.opens();

  expect(await within(arriving).findByText(/NEW-111/)).toBeVisible();
});
