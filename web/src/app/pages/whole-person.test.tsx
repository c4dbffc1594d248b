import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();
beforeEach(() => network.signIn(ids.gulnara));

const latin = { use: 'usual', given: 'Bekzat', family: 'Toktogulov' } as const;
const cyrillic = { use: 'official', given: 'Бекзат', family: 'Токтогулов' } as const;

function bekzat() {
  const person = network.world.persons.find(({ id }) => id === ids.bekzat);
  if (!person) throw new Error('the small country has lost Bekzat');
  return person;
}

it('names in several scripts stand under the heading and are corrected, added and taken out', async () => {
  Object.assign(bekzat(), { names: [latin, cyrillic] });
  const { user } = await visit(`/people/${ids.bekzat}`);
  expect(await screen.findByText(/also Бекзат Токтогулов \(in papers\)/)).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Correct details' }));
  const form = await screen.findByRole('dialog', { name: 'Correct details' });
  const second = within(form).getByRole('group', { name: 'Another name' });
  expect(within(second).getByLabelText('Family name')).toHaveValue('Токтогулов');
  await expectAccessible();

  await user.click(within(second).getByRole('button', { name: 'Take this name out' }));
  await user.click(within(form).getByRole('button', { name: 'Add another name' }));
  const third = within(form).getByRole('group', { name: 'Another name' });
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(within(third).getByLabelText('Given name')).toBeInvalid();
  await user.type(within(third).getByLabelText('Given name'), 'Beka');
  await user.selectOptions(within(third).getByLabelText('How it is used'), 'also called');
  await user.click(within(form).getByRole('button', { name: 'Save' }));

  expect(await screen.findByText(/also Beka \(also called\)/)).toBeVisible();
  expect(bekzat().names).toEqual([latin, { use: 'alias', given: 'Beka' }]);
});

it('somebody may be several at once', async () => {
  const { user } = await visit(`/people/${ids.bekzat}?do=details`);
  const form = await screen.findByRole('dialog', { name: 'Correct details' });
  await user.click(within(form).getByRole('checkbox', { name: 'peer' }));
  await user.click(within(form).getByRole('checkbox', { name: 'relative' }));
  await user.click(within(form).getByRole('button', { name: 'Save' }));

  expect(await screen.findByText(/to us: in care, relative and peer/)).toBeVisible();
  expect(bekzat().kinds).toEqual(['in_care', 'relative', 'peer']);
});

it('gender is asked where it is asked at all, and of whom the reader may see what was said', async () => {
  network.world.gender = { asked: true, own_words: true, options: [] };
  const { unmount } = await visit(`/people/${ids.bekzat}?do=details`);
  const form = await screen.findByRole('dialog', { name: 'Correct details' });
  expect(await within(form).findByLabelText(/^Gender/)).toBeVisible();
  unmount();

  network.signIn(ids.reception);
  await visit(`/people/${ids.bekzat}?do=details`);
  const closed = await screen.findByRole('dialog', { name: 'Correct details' });
  expect(within(closed).getByLabelText(/^Sex/)).toBeVisible();
  expect(within(closed).queryByLabelText(/^Gender/)).not.toBeInTheDocument();
});

it('a list tells reception who is in care, and of nobody that they are not', async () => {
  network.signIn(ids.reception);
  await visit('/centre');

  expect(await screen.findByText(/people are in care here. Their stays are not shown to you/)).toBeVisible();
  expect(screen.queryByText(/Nobody is in care here/)).not.toBeInTheDocument();
  expect(screen.getByText('Whose plan ends in the next days is not shown to you.')).toBeVisible();
});

it('nobody in care is not nobody registered', async () => {
  network.world.stays.length = 0;
  const { user } = await visit('/people');

  expect(await screen.findByText(/Nobody is in care here now. \d+ people are registered/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Show everybody' }));
  expect(await screen.findByText('Bekzat Toktogulov')).toBeVisible();
});

it('a substance that was not asked is left out', async () => {
  const { user } = await visit(`/people/${ids.code}?do=admit`);
  const form = await screen.findByRole('dialog', { name: 'Begin care' });
  expect(within(form).getByLabelText('Substance')).toHaveDisplayValue('not entered yet');
  expect(within(form).queryByLabelText('Usual way')).not.toBeInTheDocument();
  await user.click(within(form).getByRole('button', { name: 'Begin care' }));

  await waitFor(() =>
    expect(network.server.asked.find(({ path }) => path.endsWith('/admissions'))?.body).toMatchObject({
      substances: [],
    }),
  );
});
