import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();

const region = (name: string | RegExp) => screen.findByRole('region', { name }, { timeout: 10_000 });

describe('movement', () => {
  it('tells where stays led, with what is withheld as such', async () => {
    network.signIn(ids.officer);
    await visit('/movement');

    const flows = within(await region('Where stays led'));
    const ways = within(flows.getByRole('list', { name: /detox/i })).getAllByRole('listitem');
    expect(ways.map((way) => way.textContent)).toEqual([
      expect.stringMatching(/40$/),
      expect.stringMatching(/died or was imprisonedwithheld$/),
      expect.stringMatching(/15$/),
    ]);
    const census = within(await region('How many were there'));
    expect(census.getAllByText('withheld')).toHaveLength(2);
    await expectAccessible();
  });

  it('shows who stayed, and says where it is too early or there are too few', async () => {
    network.signIn(ids.officer);
    await visit('/movement');

    const kept = within(await region('Who stayed'));
    const rows = kept.getAllByRole('row');
    expect(within(rows[1] as HTMLElement).getByText('75%')).toBeVisible();
    expect(within(rows[1] as HTMLElement).getByText('60% – 86%')).toBeVisible();
    expect(within(rows[1] as HTMLElement).getByText('–')).toBeVisible();
    expect(within(rows[2] as HTMLElement).getByText('too few to say')).toBeVisible();
    const file = decodeURIComponent(screen.getByRole('link', { name: /CSV/ }).getAttribute('href') ?? '');
    expect(file).toContain('flow,detoxification,treatment,40,60');
    expect(file).toContain('flow,detoxification,died_or_imprisoned,,60');
  });
});

describe('data quality', () => {
  it('is seen by the house itself: what is complete, how soon it is entered, who enters', async () => {
    network.signIn(ids.manager);
    await visit('/indicators');

    const card = within(await region('How good our records are'));
    expect(await card.findByText('90%')).toBeVisible();
    const stays = within(card.getByRole('row', { name: /^Stays/ }));
    expect(stays.getByText('75%')).toBeVisible();
    expect(stays.getByText('12')).toBeVisible();
    expect(card.getByText(/6 people entered something in this time; 2 of them began/)).toBeVisible();
    await expectAccessible();
  });

  it('is no matter of those above', async () => {
    network.signIn(ids.officer);
    await visit('/indicators');

    expect(await screen.findByRole('region', { name: /How long people stay/ }, { timeout: 10_000 })).toBeVisible();
    expect(screen.queryByRole('region', { name: 'How good our records are' })).toBeNull();
  });
});
