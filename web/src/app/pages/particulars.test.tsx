import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();
beforeEach(() => network.signIn(ids.gulnara));

const card = () => screen.findByRole('region', { name: 'Numbers and addresses' });

it('a number is added on the page of the person', async () => {
  const { user } = await visit(`/people/${ids.bekzat}`);
  await user.click(await within(await card()).findByRole('button', { name: 'Add a number' }));
  const sheet = await screen.findByRole('dialog', { name: 'Add a number' });
  await user.click(within(sheet).getByRole('button', { name: 'Save' }));
  expect(await within(sheet).findByText('Which number?')).toBeVisible();
  expect(within(sheet).getByText('Who issued it?')).toBeVisible();
  await user.selectOptions(within(sheet).getByLabelText('Kind'), 'passport');
  await user.type(within(sheet).getByLabelText(/^Issued by/), 'State register');
  await user.type(within(sheet).getByLabelText(/^Number/), 'AN123');
  await expectAccessible();
  await user.click(within(sheet).getByRole('button', { name: 'Save' }));

  expect(await within(await card()).findByText('AN123')).toBeVisible();
  expect(network.world.identifiers[0]).toMatchObject({ person: ids.bekzat, kind: 'passport', value: 'AN123' });
});

it('a number is corrected where it was written wrongly, and ended where it is no longer valid', async () => {
  network.world.identifiers.push({ id: 'n', version: '1', person: ids.bekzat, issuer: 'State', value: 'AN123' });
  const { user } = await visit(`/people/${ids.bekzat}`);
  const numbers = await card();
  await user.click(within(numbers).getByRole('button', { name: 'Correct' }));
  const again = await screen.findByRole('dialog', { name: 'Correct a number' });
  const value = within(again).getByLabelText(/^Number/);
  expect(value).toHaveValue('AN123');
  await user.type(value, '4{Enter}');
  expect(await within(numbers).findByText('AN1234')).toBeVisible();

  await user.click(within(numbers).getByRole('button', { name: 'No longer valid' }));
  const ask = await screen.findByRole('dialog', { name: 'No longer valid?' });
  expect(ask).toHaveTextContent('AN1234 will not be shown any more');
  await user.click(within(ask).getByRole('button', { name: 'No longer valid' }));
  await waitFor(() => expect(within(numbers).queryByText('AN1234')).not.toBeInTheDocument());
  expect(network.world.identifiers[0]?.ended).toBe(true);
});

it('an address is added, and one that was written wrongly is corrected', async () => {
  const { user } = await visit(`/people/${ids.bekzat}`);
  await user.click(await within(await card()).findByRole('button', { name: 'Add an address' }));
  const sheet = await screen.findByRole('dialog', { name: 'Add an address' });
  await user.type(within(sheet).getByLabelText('Address, as on a letter'), 'Chuy 12, Bishkek');
  await user.click(within(sheet).getByRole('button', { name: 'Save' }));
  const addresses = await card();
  expect(await within(addresses).findByText('Chuy 12, Bishkek')).toBeVisible();

  await user.click(within(addresses).getByRole('button', { name: 'Correct' }));
  const again = await screen.findByRole('dialog', { name: 'Correct an address' });
  await user.selectOptions(within(again).getByLabelText('Kind of address'), 'family');
  await user.click(within(again).getByRole('button', { name: 'Save' }));
  expect(await within(addresses).findByText('with family')).toBeVisible();
});
