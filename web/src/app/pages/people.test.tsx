import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { emptyCountry } from '@/testing/fake/country';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();
beforeEach(() => network.signIn(ids.gulnara));

const names = () => screen.getAllByRole('listitem').map((row) => row.textContent);

it('people are found while one types, in another script too', async () => {
  const { user } = await visit('/people');
  await screen.findByText('Bekzat Toktogulov');
  await expectAccessible();

  await user.type(screen.getByLabelText('Search by name, code or number'), 'timur');

  await waitFor(() => expect(names().every((row) => row.includes('Тимур'))).toBe(true));
});

it('filters stand in the address, what is typed does not', async () => {
  const { user, router } = await visit('/people');
  await screen.findByText('Bekzat Toktogulov');
  await user.type(screen.getByLabelText('Search by name, code or number'), 'bek');
  await user.selectOptions(screen.getByLabelText('Stage'), '4 Social rehabilitation');

  await waitFor(() => expect(router.state.location.search).toEqual({ stage: 'social_rehabilitation' }));
  expect(screen.getByLabelText('Search by name, code or number')).toHaveValue('bek');
  expect(router.state.location.href).not.toContain('bek');
});

it('the keyboard alone finds and opens a person', async () => {
  const { user, router } = await visit('/people');
  await screen.findByText('Bekzat Toktogulov');

  expect(screen.getByLabelText('Search by name, code or number')).toHaveFocus();
  await user.keyboard('bekzat');
  await waitFor(() => expect(names()).toHaveLength(1));
  await user.keyboard('{ArrowDown}{Enter}');

  expect(await screen.findByRole('heading', { level: 1, name: 'Bekzat Toktogulov' })).toBeVisible();
  expect(router.state.location.pathname).toBe(`/people/${ids.bekzat}`);
});

it('the slash key goes to the search from everywhere', async () => {
  const { user } = await visit('/places');
  await screen.findByText('Narcology Naryn', { selector: 'a' });
  await user.keyboard('/');
  await user.keyboard('salima{Enter}');

  expect(await screen.findByText('Salima Mamatova')).toBeVisible();
});

it('somebody is registered, with a warning where they may be here already', async () => {
  const { user } = await visit('/people');
  await user.click(await screen.findByRole('button', { name: 'Register somebody' }));
  const form = await screen.findByRole('dialog', { name: 'Register somebody' });
  await user.type(within(form).getByLabelText('Given name'), 'Bekzat');
  expect(await within(form).findByText('Perhaps already here:')).toBeVisible();
  await expectAccessible();

  await user.type(within(form).getByLabelText('Family name'), 'Asanov');
  await user.type(within(form).getByLabelText(/^Born/), '12.03.1994');
  await user.click(within(form).getByRole('button', { name: 'Register' }));

  expect(await screen.findByRole('heading', { level: 1, name: 'Bekzat Asanov' })).toBeVisible();
  expect(screen.getByText(/The road has not begun/)).toBeVisible();
  expect(network.world.persons.at(-1)).toMatchObject({ birth: { date: '1994-03-12' }, kinds: ['in_care'] });
});

it('who does not want to give a name is registered under a code and named later', async () => {
  const { user } = await visit('/people?do=register');
  const form = await screen.findByRole('dialog', { name: 'Register somebody' });
  await user.click(within(form).getByRole('radio', { name: 'Under a code' }));
  await user.type(within(form).getByLabelText('Code'), 'R-31');
  await user.click(within(form).getByRole('button', { name: 'Register' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'R-31' })).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Give a name' }));
  const details = await screen.findByRole('dialog', { name: 'Give a name' });
  await user.type(within(details).getByLabelText('Given name'), 'Aida');
  await user.click(within(details).getByRole('button', { name: 'Save' }));

  expect(await screen.findByRole('heading', { level: 1, name: 'Aida' })).toBeVisible();
  expect(network.world.persons.at(-1)).toMatchObject({ code: 'R-31' });
});

it('an empty list says what to do first', async () => {
  Object.assign(network.world, emptyCountry());
  network.signIn(ids.gulnara);
  await visit('/people');

  expect(await screen.findByText(/Register the first person/)).toBeVisible();
});
