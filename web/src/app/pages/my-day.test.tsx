import { screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { emptyCountry } from '@/testing/fake/country';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();

it('shows first who was not heard from, then arrivals, steps and people', async () => {
  network.signIn(ids.gulnara);
  await visit('/');

  expect(await screen.findByRole('heading', { level: 1, name: /^Thursday,? 29 October$/ })).toBeVisible();
  await screen.findByRole('region', { name: 'My people' });
  const headings = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
  expect(headings).toEqual(['Who we have not heard from', 'Arriving', 'Next steps', 'My people']);
  expect(document.title).toBe('My day · Homeward');
  await expectAccessible();
});

it('an attempt goes only by a safe way, and asked not to call ends every search', async () => {
  network.signIn(ids.gulnara);
  const { user } = await visit('/');
  const silent = await screen.findByRole('region', { name: 'Who we have not heard from' });
  await user.click(within(silent).getByRole('button', { name: 'Try to reach' }));

  const form = await screen.findByRole('dialog', { name: 'Try to reach' });
  expect(within(form).getByRole('radio', { name: /\+996 555 10 20 30/ })).toBeChecked();
  expect(form).toHaveTextContent('between 16:00 and 19:00');
  await user.selectOptions(within(form).getByLabelText('What came of it'), 'asked us not to call again');
  expect(form).toHaveTextContent('Every search and reminder ends at once in both centres');
  await expectAccessible();
  await user.click(within(form).getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('Noted.')).toBeVisible();
  await screen.findByRole('region', { name: 'Arriving' });
  expect(screen.queryByRole('region', { name: 'Who we have not heard from' })).not.toBeInTheDocument();
});

it('an attempt outside the hours they asked for is warned of, and may be saved', async () => {
  vi.useFakeTimers({ now: new Date('2026-10-28T19:43:00Z'), toFake: ['Date'] });
  network.signIn(ids.gulnara);
  const { user } = await visit('/');
  const silent = await screen.findByRole('region', { name: 'Who we have not heard from' });
  await user.click(within(silent).getByRole('button', { name: 'Try to reach' }));

  const form = await screen.findByRole('dialog', { name: 'Try to reach' });
  expect(form).toHaveTextContent('It is 01:43: outside the hours this person asked for.');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  vi.useRealTimers();

  expect(await screen.findByText('Noted.')).toBeVisible();
});

it('what is wrong with a field that is not drawn is said at the foot of the form', async () => {
  network.world.safeContacts = [];
  const { server } = network;
  const handle = server.handle.bind(server);
  const fields = [{ path: 'by', reason: 'attempt.only-safe-ways' }];
  server.handle = (asked) =>
    asked.path.endsWith('/attempts') ? { status: 400, body: { reason: 'input.invalid', fields } } : handle(asked);
  network.signIn(ids.gulnara);
  const { user } = await visit('/');
  const silent = await screen.findByRole('region', { name: 'Who we have not heard from' });
  await user.click(within(silent).getByRole('button', { name: 'Try to reach' }));

  const form = await screen.findByRole('dialog', { name: 'Try to reach' });
  await user.selectOptions(within(form).getByLabelText('What came of it'), 'something else');
  await user.click(within(form).getByRole('button', { name: 'Save' }));

  expect(await within(form).findByRole('alert')).toHaveTextContent(/^Only by a way they called safe\.$/);
});

it('where no safe way is named, what one learned is chosen, never that they were called', async () => {
  network.world.safeContacts = [];
  network.signIn(ids.gulnara);
  const { user } = await visit('/');
  const silent = await screen.findByRole('region', { name: 'Who we have not heard from' });
  await user.click(within(silent).getByRole('button', { name: 'Try to reach' }));

  const form = await screen.findByRole('dialog', { name: 'Try to reach' });
  const outcome = within(form).getByLabelText('What came of it');
  expect(within(outcome).queryByRole('option', { name: 'not reached this time' })).not.toBeInTheDocument();
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(outcome).toBeInvalid();
  await user.selectOptions(outcome, 'something else');
  await user.click(within(form).getByRole('button', { name: 'Save' }));

  expect(await screen.findByText('Noted.')).toBeVisible();
  expect(network.world.attempts[0]).toMatchObject({ outcome: 'other' });
  expect(network.world.attempts[0]).not.toHaveProperty('by');
});

it('an arrival is confirmed with the code alone', async () => {
  network.signIn(ids.gulnara);
  const { user } = await visit('/');
  const arriving = await screen.findByRole('region', { name: 'Arriving' });
  expect(arriving).toHaveTextContent('Code KOL-730');
  expect(arriving).not.toHaveTextContent('Ruslan');

  await user.click(within(arriving).getByRole('button', { name: 'They arrived' }));
  const form = await screen.findByRole('dialog', { name: 'They arrived' });
  await user.click(within(form).getByRole('button', { name: 'They arrived' }));

  expect(await screen.findByText('Arrival confirmed. Both centres know.')).toBeVisible();
  expect(network.world.handovers.find(({ code }) => code === 'KOL-730')).toMatchObject({
    state: 'arrived',
    arrived_on: '2026-10-29',
  });
});

it('requests for an answer are told apart by code, house and day', async () => {
  const asked = network.world.handovers.find(({ code }) => code === 'KOL-730');
  for (const [about, code, day] of [
    ['h-a', 'AAA-111', '2026-10-26'],
    ['h-b', 'BBB-222', '2026-10-28'],
  ] as const) {
    network.world.handovers.push({ ...asked, id: about, code, state: 'proposed', proposed_on: day });
    network.world.tasks.push({
      id: `t-${about}`,
      home: ids.centre,
      kind: 'answer_handover',
      about,
      due: network.world.today,
      state: 'open',
    });
  }
  network.signIn(ids.gulnara);
  await visit('/');

  const steps = await screen.findByRole('region', { name: 'Next steps' });
  expect(steps).toHaveTextContent(/Code AAA-111 · from .+ · asked 26 Oct/);
  expect(steps).toHaveTextContent(/Code BBB-222 · from .+ · asked yesterday/);
});

it('people in care without a keyworker are one line that leads to them', async () => {
  network.world.stays.filter(({ ended }) => !ended).forEach((stay) => delete stay.keyworker);
  network.signIn(ids.gulnara);
  const { user } = await visit('/');

  const line = within(await screen.findByRole('region', { name: 'Nobody beside them' }));
  const link = line.getByRole('link', { name: /in care (has|have) no keyworker/ });
  await user.click(link);

  expect(await screen.findByLabelText('Keyworker')).toHaveDisplayValue('Without a keyworker');
  expect(network.server.asked.findLast(({ path }) => path.endsWith('/people/search'))?.body).toMatchObject({
    no_keyworker: true,
  });
});

it('an empty day says what to do', async () => {
  Object.assign(network.world, emptyCountry());
  network.signIn(ids.gulnara);
  await visit('/');

  expect(await screen.findByText('Nothing is waiting for you today.')).toBeVisible();
  expect(screen.getByText(/You go beside nobody yet/)).toBeVisible();
});

it('whoever has no day of their own begins in their first room', async () => {
  network.signIn(ids.officer);
  await visit('/');
  expect(await screen.findByRole('heading', { level: 1, name: /Naryn region/ })).toBeVisible();
});
