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
  const [asked] = network.server.asked.filter(({ path }) => path.endsWith('/urine-tests'));
  expect(asked?.body).toMatchObject({ on: network.world.today, found: ['opioid'], not_found: ['cocaine'] });
});
