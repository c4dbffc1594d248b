import { screen } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { handOver } from '@/features/assessment/model/handed-over';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { visit } from '@/testing/render-app';

/** What the tests of forms have in common: somebody is signed in, and no device is left handed over. */
export function formsOfBekzat() {
  const network = fakeNetwork();
  beforeEach(() => network.signIn(ids.gulnara));
  afterEach(() => {
    handOver(undefined);
    localStorage.removeItem('homeward.forms.layout');
  });
  const asked = (end: string) =>
    network.server.asked.filter(({ method, path }) => method === 'POST' && path.endsWith(end));
  return { network, asked };
}

/** Chooses forms for Bekzat, up to the button that begins them. */
export async function chooseForms(...names: RegExp[]) {
  const opened = await visit(`/people/${ids.bekzat}/forms/new`);
  for (const name of names) await opened.user.click(await screen.findByRole('checkbox', { name }));
  return opened;
}
