import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Assessment } from '@/api-types/records';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();

/** Gulnara's sign-in stands for that of a person in care. */
beforeEach(() => {
  network.signIn(ids.gulnara);
  const { roles, accounts } = network.world;
  const account = accounts.find((item) => item.account.id === ids.gulnara)?.account;
  if (account) account.person = ids.bekzat;
  const role = roles.find(({ id }) => id === 'counsellor');
  if (role) role.permissions = ['assessment.own', 'person.read', 'place.read'];
});

const form = (instrument: string, on: string, values: number[]) =>
  ({
    id: `${instrument} ${on}`,
    version: '1',
    person: ids.bekzat,
    instrument,
    state: 'finished',
    on,
    started: `${on}T09:00:00Z`,
    answers: values.map((value, at) => ({ item: `q${at + 1}`, value })),
  }) as Assessment;

describe('what one’s own forms say', () => {
  it('stands on one’s own page in words, with the change since the start and the curve', async () => {
    network.world.assessments.push(
      form('gad-7', '2026-08-01', [3, 3, 2, 2, 2, 1, 1]),
      form('gad-7', '2026-10-20', [1, 1, 1, 1, 1, 0, 0]),
    );
    await visit('/');

    const card = await screen.findByRole('region', { name: 'How I have been' }, { timeout: 10_000 });
    const gad = await within(card).findByRole('article', { name: 'GAD-7' });
    expect(within(gad).getAllByText('mild').length).toBeGreaterThan(0);
    expect(within(gad).getByText(/9 lower than the first time/)).toBeVisible();
    expect(within(gad).getByRole('table', { name: /GAD-7/ })).toBeInTheDocument();
    expect(within(card).getByText(/Some forms are not shown here/)).toBeVisible();
    await expectAccessible();
  });

  it('says what will stand there while there is nothing', async () => {
    network.world.assessments.push(form('phq-9', '2026-10-20', [0, 0, 0, 0, 0, 0, 0, 0, 1]));
    await visit('/');

    const card = await screen.findByRole('region', { name: 'How I have been' }, { timeout: 10_000 });
    expect(await within(card).findByText(/what it says stands here/)).toBeVisible();
    expect(within(card).queryByText(/PHQ/)).toBeNull();
  });
});
