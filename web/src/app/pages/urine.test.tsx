import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();

it('a urine test is entered with what was found, not found and not tested', async () => {
  network.signIn(ids.gulnara);
  const { user } = await visit(`/people/${ids.bekzat}`);
  const card = await screen.findByRole('region', { name: 'Urine tests, week by week' }, { timeout: 10_000 });
  await user.click(within(card).getByRole('button', { name: 'Enter a test' }));
  const form = await screen.findByRole('dialog', { name: 'A urine test' });
  await user.selectOptions(within(form).getByLabelText('opioids'), 'found');
  await user.selectOptions(within(form).getByLabelText('cocaine'), 'not found');
  await expectAccessible();
  await user.click(within(form).getByRole('button', { name: 'Save' }));

  await screen.findByText('The test was entered.');
  const [asked] = network.server.asked.filter(({ method, path }) => method === 'POST' && path.endsWith('/urine-tests'));
  expect(asked?.body).toMatchObject({ on: network.world.today, found: ['opioid'], not_found: ['cocaine'] });
});

const stands = { id: 'theirs', here: true, found: ['opioid' as const], not_found: [] };

it('a day that has a test is corrected, and whoever comes second sees what stands first', async () => {
  network.signIn(ids.gulnara);
  const { today } = network.world;
  network.world.urineTests = [{ ...stands, id: 'seen', on: today }];
  const { user } = await visit(`/people/${ids.bekzat}`);
  const card = await screen.findByRole('region', { name: 'Urine tests, week by week' }, { timeout: 10_000 });
  await user.click(await within(card).findByText(/Tests entered by hand/));
  await user.click(within(card).getByRole('button', { name: 'Correct' }));
  const form = await screen.findByRole('dialog', { name: 'Correct a urine test' });
  expect(within(form).getByLabelText('opioids')).toHaveValue('found');
  await user.selectOptions(within(form).getByLabelText('opioids'), 'not found');

  network.world.urineTests = [{ ...stands, on: today, found: ['cocaine'] }];
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  const changed = await within(form).findByText('Meanwhile somebody entered for this day:');
  expect(changed.parentElement).toHaveTextContent('found: cocaine');
  await expectAccessible();
  await user.click(within(form).getByRole('button', { name: 'I have seen it: correct it' }));
  await user.click(within(form).getByRole('button', { name: 'Save' }));

  await screen.findByText('The test was corrected.');
  const asked = network.server.asked.filter(({ method, path }) => method === 'POST' && path.endsWith('/urine-tests'));
  expect(asked.map(({ body }) => (body as { corrects?: string }).corrects)).toEqual(['seen', 'theirs']);
  expect(network.world.urineTests).toMatchObject([{ found: [], not_found: ['opioid'] }]);
});
