import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();

/** The first visit fetches two pages. */
const slow = { timeout: 10_000 };

const card = async () => within(await screen.findByRole('region', { name: 'Centres beside each other' }, slow));

describe('the comparison of centres', () => {
  it('opens from a share and says what chance alone would do', async () => {
    network.signIn(ids.officer);
    const { user } = await visit('/indicators/k6-planned-completion');
    await user.click(await screen.findByRole('link', { name: /Centres beside each other/ }, slow));

    expect(await screen.findByText(/each mark is one of 2 centres/i, {}, slow)).toBeVisible();
    const funnel = await card();
    expect(funnel.getByText(/Even if all did the same, up to about 0.1 of these 2 would lie outside/)).toBeVisible();
    expect(funnel.getByText(/wrongly is at most 5%/)).toBeVisible();
    expect(funnel.getByText(/takes into account sex, age and stage/)).toBeVisible();
    await expectAccessible();
  });

  it('names who differs in words and keeps the order of names', async () => {
    network.signIn(ids.officer);
    await visit('/indicators/k6-planned-completion/funnel');

    const funnel = await card();
    const rows = funnel.getAllByRole('row').slice(1);
    expect(within(rows[0] as HTMLElement).getByText('differs')).toBeVisible();
    expect(within(rows[0] as HTMLElement).getByText('39%')).toBeVisible();
    expect(within(rows[1] as HTMLElement).getByText('as all do')).toBeVisible();
    expect(within(rows[2] as HTMLElement).getByText('withheld')).toBeVisible();
  });

  it('compares nobody where too few are shown', async () => {
    network.signIn(ids.officer);
    const { user } = await visit('/indicators/k6-planned-completion/funnel');

    await card();
    await user.selectOptions(screen.getByLabelText('Period'), '2022');
    expect(await screen.findByText(/Fewer than two centres/)).toBeVisible();
  });
});
