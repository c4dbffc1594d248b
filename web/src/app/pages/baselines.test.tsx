import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { emptyCountry } from '@/testing/fake/country';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();

it('one page says what changed for whom, what is too few to say, and what it cannot show', async () => {
  network.signIn(ids.officer);
  const { user } = await visit('/baselines');
  await user.click(await screen.findByRole('link', { name: 'A course for families' }));

  const since = within(await screen.findByRole('region', { name: 'Before and since' }));
  const taking = await since.findByRole('row', { name: /1 place takes part/ });
  expect(taking).toHaveTextContent('50%');
  expect(taking).toHaveTextContent('of 120');
  expect(taking).toHaveTextContent('+15 points (+3 to +27)');
  const others = since.getByRole('row', { name: /1 place does not yet/ });
  expect(others).toHaveTextContent('withheld');
  expect(others).toHaveTextContent('too few to say yet');
  expect(since.getByRole('row', { name: /Difference of the two changes/ })).toHaveTextContent('too few to say yet');
  expect(since.getByLabelText('Time since')).toHaveValue('0');
  const cannot = screen.getByRole('region', { name: 'What this page cannot show' });
  expect(cannot).toHaveTextContent('Before and after is no proof');
  expect(cannot).toHaveTextContent('Lot decided who began first');
  expect(screen.getByRole('region', { name: 'Done and reached' })).toHaveTextContent('No directive is linked');
  expect(screen.getByRole('region', { name: 'Places and when they begin' })).toHaveTextContent('seed-of-the-lot');
  await expectAccessible();
});

it('is kept with figures and places, and all that is missing is said at once', async () => {
  network.signIn(ids.officer);
  const { user } = await visit('/baselines');
  await user.click(await screen.findByRole('button', { name: 'Keep a baseline' }));
  const form = await screen.findByRole('dialog', { name: 'Keep a baseline' });
  const submit = within(form).getByRole('button', { name: 'Keep' });
  await user.type(within(form).getByLabelText('First day'), '2026-12-01');
  await user.click(submit);
  expect(await within(form).findByText('Please look at 3 fields above.')).toBeVisible();

  await user.type(within(form).getByLabelText('What is to begin'), 'Calls after the end');
  await user.click(await within(form).findByRole('checkbox', { name: 'Planned completion' }));
  const taking = within(await within(form).findByRole('group', { name: 'Places that take part' }));
  await user.click(taking.getByRole('checkbox', { name: 'House on the Hill' }));
  const others = within(within(form).getByRole('group', { name: 'Places that do not yet' }));
  await user.click(others.getByRole('checkbox', { name: 'Way Home' }));
  await expectAccessible();
  await user.click(submit);

  expect(await screen.findByText('Kept. Nobody can change it any more.')).toBeVisible();
  expect(network.world.baselines[0]).toMatchObject({
    name: 'Calls after the end',
    before: '2026-Q3',
    watched: [{ indicator: 'k6-planned-completion' }],
    places: [{ place: ids.house, step: 1 }, { step: 0 }],
  });
});

it('with a lot one list of places is drawn from', async () => {
  network.signIn(ids.officer);
  const { user } = await visit('/baselines');
  await user.click(await screen.findByRole('button', { name: 'Keep a baseline' }));
  const form = await screen.findByRole('dialog', { name: 'Keep a baseline' });
  await user.click(within(form).getByRole('checkbox', { name: /Draw by lot/ }));
  expect(await within(form).findByRole('group', { name: 'Places among which the lot decides' })).toBeVisible();
  expect(within(form).queryByRole('group', { name: 'Places that do not yet' })).not.toBeInTheDocument();
  const atOnce = within(form).getByLabelText('How many places begin at once');
  await user.clear(atOnce);
  await user.type(atOnce, 'two');
  await user.type(within(form).getByLabelText('First day'), '2026-12-01');
  await user.click(within(form).getByRole('button', { name: 'Keep' }));
  expect(await within(form).findByText('At least one place begins, and fewer than all.')).toBeVisible();
});

it('an empty room says what to do first', async () => {
  Object.assign(network.world, emptyCountry());
  network.signIn(ids.officer);
  await visit('/baselines');
  expect(await screen.findByText(/No baseline yet/)).toBeVisible();
  await expectAccessible();
});
