import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ids } from '@/testing/fake/country/ids';
import { aCheck } from '@/testing/fake/store-checks';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();
const card = () => screen.findByRole('region', { name: 'Check of the store' });
const patience = { timeout: 3_000 };

describe('the check of the store', () => {
  it('says where nothing was checked yet what comes and what one can do', async () => {
    network.signIn(ids.admin);
    await visit('/content');

    expect(await within(await card()).findByText(/The first check begins an hour after the start/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Check now' })).toBeVisible();
    await expectAccessible();
  });

  it('is begun by keyboard, shows how far it is, and says what became of it', async () => {
    network.signIn(ids.admin);
    const { user } = await visit('/content');
    (await screen.findByRole('button', { name: 'Check now' })).focus();
    await user.keyboard('{Enter}');

    expect(await screen.findByText('Step 1 of 5: entries of the journal')).toBeVisible();
    expect(screen.getByText('60 of 120')).toBeVisible();
    expect(screen.getByRole('progressbar')).toHaveAttribute('value', '0.5');
    expect(screen.getByRole('button', { name: 'Cancel the check' })).toHaveFocus();
    await expectAccessible();

    network.world.storeChecks = [aCheck({ daily: false, id: network.world.storeChecks[0]?.id ?? '' })];
    expect(await within(await card()).findByText('Everything fits', undefined, patience)).toBeVisible();
    expect(await card()).toHaveTextContent('entries of the journal 120, rows 90, entries of the access log 40');
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('is cancelled, and says that nothing is known of the rest', async () => {
    network.signIn(ids.admin);
    const { user } = await visit('/content');
    await user.click(await screen.findByRole('button', { name: 'Check now' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel the check' }));

    expect(await within(await card()).findByText('Cancelled')).toBeVisible();
    expect(await card()).toHaveTextContent('nothing can be said of the rest');
    expect(screen.getByRole('button', { name: 'Check now' })).toHaveFocus();
  });

  it('says of what it found what that means, where it is and what to do', async () => {
    network.signIn(ids.admin);
    const rows = Array.from({ length: 5 }, (_, at) => ({
      what: 'row.content-differs',
      position: at,
      record: 'stay',
      row: `row-${at}`,
    }));
    network.world.storeChecks = [
      aCheck({ found: 8, findings: [...rows, { what: 'of.tomorrow' }] }),
      aCheck({ state: 'failed', reason: 'checkpoint.no-file', entries: 0 }),
    ];
    const { user } = await visit('/content');

    const found = await card();
    expect(await within(found).findByText('8 findings')).toBeVisible();
    expect(found).toHaveTextContent('A row was changed past the program.');
    expect(found).toHaveTextContent('Have it restored from a backup, and find out who could write to the database.');
    expect(found).toHaveTextContent('This version of the app does not know this finding.');
    expect(found).toHaveTextContent('These are the first 6 of 8.');
    expect(found).toHaveTextContent('The file of checkpoints is not there.');
    expect(within(found).queryByText(/row-4/)).not.toBeInTheDocument();
    await user.click(within(found).getByRole('button', { name: 'Show all 5' }));
    expect(within(found).getByText(/row-4/)).toBeVisible();
    await expectAccessible();
  });

  it('says why it does not begin', async () => {
    network.signIn(ids.admin);
    const { user } = await visit('/content');
    const start = await screen.findByRole('button', { name: 'Check now' });
    network.world.storeChecks = [aCheck({ state: 'waiting', ended: undefined as never })];
    await user.click(start);

    expect(await screen.findByText('A check runs already. Wait for it, or cancel it.')).toBeVisible();
    await waitFor(() => expect(screen.getByText('The check begins in a moment.')).toBeVisible());
  });
});
