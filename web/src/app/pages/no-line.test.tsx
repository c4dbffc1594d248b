import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();
beforeEach(() => {
  vi.stubGlobal('isSecureContext', true);
  network.signIn(ids.gulnara);
});

async function endAsPlanned(user: UserEvent, form: HTMLElement) {
  await user.selectOptions(within(form).getByLabelText('How it ended'), 'as planned');
  await user.selectOptions(within(form).getByLabelText('Why'), 'programme completed');
  await user.click(within(form).getByRole('button', { name: 'End the stay' }));
}

it('without a line an entry waits here, says so, and goes by itself', async () => {
  const { user } = await visit(`/people/${ids.bekzat}?do=end`);
  const form = await screen.findByRole('dialog', { name: 'This stay ends' });
  network.line = 'down';
  await endAsPlanned(user, form);

  expect(await screen.findByText('No line. It waits here and will be sent by itself.')).toBeVisible();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(screen.getByText('1 entry about this person waits on this device.')).toBeVisible();
  await user.click(screen.getByRole('link', { name: '1 entry waits here and will be sent by itself' }));
  expect(await screen.findByText(/End a stay: Bekzat Toktogulov/)).toBeVisible();
  await expectAccessible();

  network.line = 'up';
  await user.click(screen.getByRole('button', { name: 'Send now' }));

  expect(await screen.findByText(/Nothing waits here/)).toBeVisible();
  expect(
    network.world.stays.find(({ version }) => version?.startsWith('v-') && version !== 'v-stay-bekzat'),
  ).toMatchObject({ end_type: 'as_planned' });
});

it('what somebody else changed meanwhile is shown with what to do, and never dropped by itself', async () => {
  const { user } = await visit(`/people/${ids.bekzat}?do=end`);
  const form = await screen.findByRole('dialog', { name: 'This stay ends' });
  network.line = 'down';
  await endAsPlanned(user, form);
  await screen.findByText('No line. It waits here and will be sent by itself.');
  await user.click(await screen.findByRole('link', { name: /1 entry waits here/ }));

  const stay = network.world.stays.find(({ person, ended }) => person === ids.bekzat && !ended);
  Object.assign(stay ?? {}, { ended: '2026-10-28' });
  network.line = 'up';
  await user.click(await screen.findByRole('button', { name: 'Send now' }));

  expect(await screen.findByText(/Somebody ended this stay meanwhile/)).toBeVisible();
  expect(screen.getByText(/Your entry is kept here until you decide/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Let it go' }));
  const ask = await screen.findByRole('dialog', { name: 'Let this entry go?' });
  await user.click(within(ask).getByRole('button', { name: 'Let it go' }));
  await waitFor(() => expect(screen.getByText(/Nothing waits here/)).toBeVisible());
});

it('a lost sign-in asks again and loses nothing', async () => {
  const { user } = await visit(`/people/${ids.bekzat}?do=end`);
  const form = await screen.findByRole('dialog', { name: 'This stay ends' });
  await screen.findByText(/Nothing has been filled in yet/); // the whole page is there before the sign-in is lost
  network.world.session = undefined;
  await endAsPlanned(user, form);

  await user.type(await screen.findByLabelText('Login'), 'gulnara');
  await user.type(screen.getByLabelText('Password'), 'demo demo demo demo{Enter}');

  await screen.findByRole('heading', { level: 1, name: 'Bekzat Toktogulov' });
  await waitFor(() =>
    expect(network.server.asked.filter(({ path }) => path.endsWith('/end')).length).toBeGreaterThan(1),
  );
});
