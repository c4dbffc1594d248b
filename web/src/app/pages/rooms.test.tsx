import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { emptyCountry } from '@/testing/fake/country';
import { id, ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();

describe('the board of a house', () => {
  it('shows who comes and goes, how full it is and who is here', async () => {
    network.signIn(ids.gulnara);
    await visit('/centre');

    expect(await screen.findByRole('heading', { level: 1, name: 'Centre at the River' })).toBeVisible();
    expect(screen.getByRole('region', { name: 'Asks for an answer from here' })).toHaveTextContent('Code SUU-112');
    expect(screen.getByRole('region', { name: 'Places' })).toHaveTextContent(/\d+ of 20/);
    expect(screen.getByRole('region', { name: 'Next step still open, in time' })).toBeVisible();
    await expectAccessible();
  });

  it('a request is accepted', async () => {
    network.signIn(ids.gulnara);
    const { user } = await visit('/centre');
    const waiting = await screen.findByRole('region', { name: 'Asks for an answer from here' });
    await user.click(within(waiting).getByRole('button', { name: 'Accept' }));
    const form = await screen.findByRole('dialog', { name: 'Accept' });
    await user.click(within(form).getByRole('button', { name: 'Accept' }));

    expect(await screen.findByText('Accepted.')).toBeVisible();
    expect(network.world.handovers.find(({ code }) => code === 'SUU-112')?.state).toBe('accepted');
  });

  it('an empty house says what to do', async () => {
    Object.assign(network.world, emptyCountry());
    network.signIn(ids.gulnara);
    await visit('/centre');

    expect(await screen.findByText('We have heard from everybody.')).toBeVisible();
    expect(screen.getByText(/Nobody is in care here yet/)).toBeVisible();
  });
});

it('a region sees numbers, the widest gap and masked counts, and nobody’s name', async () => {
  network.signIn(ids.officer);
  await visit('/figures');

  expect(await screen.findByText(/The widest gap: 38% of those who ended 4 Social rehabilitation/)).toBeVisible();
  const table = screen.getByRole('table', { name: 'Centre by centre' });
  expect(within(table).getAllByRole('cell', { name: '*' }).length).toBeGreaterThan(0);
  expect(document.body).not.toHaveTextContent('Toktogulov');
  await expectAccessible();
});

describe('places', () => {
  const asked = (end: string) =>
    network.server.asked.find(({ method, path }) => method === 'POST' && path.endsWith(end));
  const actOn = async (user: Awaited<ReturnType<typeof visit>>['user'], act: string) => {
    await user.type(await screen.findByRole('searchbox', { name: 'Search places' }), 'river');
    await user.click(await screen.findByRole('button', { name: `${act}: Centre at the River` }));
  };

  it('stand in a tree that can be searched, and are added with the day they opened', async () => {
    network.signIn(ids.admin);
    const { user } = await visit('/places');
    await screen.findByText('Narcology Naryn');
    expect(screen.queryByText('Way Home')).not.toBeInTheDocument();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('Way Home')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Add a place' }));
    const form = await screen.findByRole('dialog', { name: 'Add a place' });
    await user.click(within(form).getByRole('button', { name: 'Add a place' }));
    expect(within(form).getByLabelText('Name')).toBeInvalid();
    const parent = within(form).getByRole('combobox', { name: 'Belongs to' });
    expect(parent).toBeInvalid();

    await user.type(within(form).getByLabelText('Name'), 'New House');
    await user.type(parent, 'naryn reg{Enter}');
    expect(parent).toBeValid();
    await user.clear(within(form).getByLabelText(/^Open since/));
    await user.type(within(form).getByLabelText(/^Open since/), '2019-03-01');
    await user.click(within(form).getByRole('button', { name: 'Add a place' }));

    expect(await screen.findByText('Added.')).toBeVisible();
    expect(asked('/places')?.body).toMatchObject({ name: 'New House', parent: ids.region, opened: '2019-03-01' });
  });

  it('open only what the role may open: an administrator sees no board and no figures', async () => {
    network.signIn(ids.admin);
    const { user } = await visit('/places');
    await user.type(await screen.findByRole('searchbox', { name: 'Search places' }), 'way');
    await screen.findByText('Way Home');

    expect(screen.queryByRole('link', { name: 'Way Home' })).not.toBeInTheDocument();
    await user.clear(screen.getByRole('searchbox', { name: 'Search places' }));
    await screen.findByText('Naryn region');
    expect(screen.queryByRole('link', { name: 'Naryn region' })).not.toBeInTheDocument();
  });

  it('are changed in the version that was seen', async () => {
    network.signIn(ids.admin);
    const { user } = await visit('/places');
    await actOn(user, 'Change');
    const form = await screen.findByRole('dialog', { name: 'Change Centre at the River' });
    await expectAccessible();
    await user.clear(within(form).getByLabelText('Name'));
    await user.type(within(form).getByLabelText('Name'), 'Way Back Home');
    await user.clear(within(form).getByLabelText('Name in Russian'));
    await user.type(within(form).getByLabelText('Name in Russian'), 'Дорога домой');
    await user.click(within(form).getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('Changed.')).toBeVisible();
    const change = asked('/details');
    expect(change?.path).toBe(`/places/${ids.centre}/details`);
    expect(change?.body).toMatchObject({
      name: 'Way Back Home',
      local_names: expect.arrayContaining([{ language: 'ru', name: 'Дорога домой' }]) as unknown,
    });
  });

  it('offer a stage once: other beds are a change that says what it was before', async () => {
    network.signIn(ids.admin);
    const { user } = await visit('/places');
    await actOn(user, 'What it offers');
    const sheet = await screen.findByRole('dialog', { name: 'What Centre at the River offers' });
    await expectAccessible();
    await user.click(within(sheet).getByRole('button', { name: 'Add an offer' }));
    const form = await screen.findByRole('dialog', { name: 'What Centre at the River offers' });
    await user.selectOptions(within(form).getByLabelText('Stage'), 'Treatment');
    await user.selectOptions(within(form).getByLabelText('Setting'), 'inpatient');
    expect(form).toHaveTextContent('It offers this already: 20 beds and seats');
    await user.click(within(form).getByRole('button', { name: 'Change beds' }));
    const change = await screen.findByRole('dialog', { name: 'Centre at the River: Treatment · inpatient' });
    expect(change).toHaveTextContent('Until now: 20 beds and seats');
    await user.clear(within(change).getByLabelText(/^Beds or seats/));
    await user.type(within(change).getByLabelText(/^Beds or seats/), '25');
    await user.click(within(change).getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('Changed.')).toBeVisible();
    expect(asked('/change')?.body).toMatchObject({ capacity: 25 });
    expect(asked('/offers')).toBeUndefined();
  });
});

describe('users', () => {
  it('reminds whoever runs the house until the master key has its copy', async () => {
    network.signIn(ids.admin);
    await visit('/users');

    const reminder = await screen.findByRole('region', { name: 'The key of this house has no copy yet' });
    expect(reminder).toHaveTextContent('homeward master-key copy');
  });

  it('are listed with their roles, and a role is given at once, not later', async () => {
    network.signIn(ids.admin);
    const { user } = await visit('/users');
    await screen.findByText('Aibek S.');
    await expectAccessible();
    await user.type(screen.getByLabelText('Search by name, login, role or place'), 'aibek');
    await user.click(screen.getByRole('button', { name: 'Give a role' }));
    const form = await screen.findByRole('dialog', { name: 'Another role for Aibek S.' });
    await user.selectOptions(within(form).getByLabelText('Role'), 'Regional officer');
    await user.type(within(form).getByRole('combobox', { name: 'Place' }), 'naryn reg{Enter}');
    network.line = 'down';
    await user.click(within(form).getByRole('button', { name: 'Give a role' }));

    expect(await within(form).findByText(/The server cannot be reached/)).toBeVisible();
  });
});

describe('a role that takes two', () => {
  it('is not offered with a new account: the form says the way', async () => {
    network.signIn(ids.admin);
    const { user } = await visit('/users');
    await user.click(await screen.findByRole('button', { name: 'Add a colleague' }));
    const form = await screen.findByRole('dialog', { name: 'Add a colleague' });
    await within(form).findByRole('option', { name: 'Counsellor' });

    expect(within(form).queryByRole('option', { name: 'Administrator' })).not.toBeInTheDocument();
    expect(form).toHaveTextContent(/add them with another role, then choose “Give a role” in their row/);
    await user.click(within(form).getByRole('button', { name: 'Add a colleague' }));
    expect(form).toHaveTextContent('A login for them is needed.');
  });

  it('is confirmed by somebody else than who proposed it', async () => {
    const item = network.world.accounts.find(({ account }) => account.id === ids.gulnara);
    const proposed = { id: id(950), account: ids.gulnara, role: 'administrator', place: ids.centre, confirmed: false };
    item?.bindings.push({ ...proposed, granted_by: ids.admin });
    network.signIn(ids.admin);
    await visit('/users');

    expect(await screen.findByText('Waits until another administrator confirms it')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Confirm' })).not.toBeInTheDocument();
  });
});

describe('the privacy officer', () => {
  it('judges looks in an emergency and records that may be one person', async () => {
    network.signIn(ids.privacy);
    network.world.links.push({ id: id(900), person: ids.bekzat, other: ids.ruslan, state: 'proposed' });
    const { user } = await visit('/privacy');
    expect(await screen.findByText(/opened by Aibek S. · Brought in by ambulance/)).toBeVisible();
    for (const link of screen.getAllByRole('link', { name: 'Ruslan Ibraimov' })) {
      expect(link).toHaveAttribute('href', `/people/${ids.ruslan}`);
    }
    await expectAccessible();

    await user.click(screen.getByRole('button', { name: 'Justified' }));
    const ask = await screen.findByRole('dialog', { name: 'Justified' });
    await user.click(within(ask).getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('Nothing was opened in an emergency.')).toBeVisible();
  });
});

describe('one’s own sign-in', () => {
  it('gets a second factor by picture, letters and a first code', async () => {
    network.signIn(ids.gulnara);
    const { user } = await visit('/me');
    await user.click(await screen.findByRole('button', { name: 'Set up with my phone' }));

    expect(await screen.findByRole('img', { name: /Picture to scan/ })).toBeVisible();
    expect(screen.getByText('JBSW Y3DP EHPK 3PXP')).toBeVisible();
    await expectAccessible();
  });

  it('shows the keys on the question mark', async () => {
    network.signIn(ids.gulnara);
    const { user } = await visit('/me');
    await screen.findByRole('heading', { level: 1, name: 'Gulnara A.' });
    await user.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeVisible();
  });
});
