import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();

/** Fetched when a person's page is opened. */
const card = () => screen.findByRole('region', { name: 'Urine tests, week by week' }, { timeout: 10_000 });

describe('the weeks of a person', () => {
  it('are shown in sign, shape and word, with what a definition says and why', async () => {
    network.signIn(ids.gulnara);
    network.world.tested.push(ids.bekzat);
    const { user } = await visit(`/people/${ids.bekzat}`);

    const weeks = await within(await card()).findByRole('list', { name: '6 weeks of urine tests for opioids' });
    expect(
      within(weeks)
        .getAllByRole('listitem')
        .map((week) => week.textContent),
    ).toEqual([
      expect.stringContaining('Week 1, from 3 Aug 2026: positive'),
      expect.stringContaining('negative'),
      expect.stringContaining('mixed'),
      expect.stringContaining('negative'),
      expect.stringContaining('negative'),
      expect.stringContaining('Week 6, from 7 Sept 2026: no sample'),
    ]);
    const found = within(await card());
    expect(found.getByText('The last week is negative', { exact: false })).toBeVisible();
    await user.click(found.getByText('Why'));
    expect(found.getByText('The weeks read anew: no sample and mixed as positive')).toBeVisible();
    expect(found.getByText('(1): the last week')).toBeVisible();
    expect(found.getByText('(1): week 4 from the end – week 2 from the end')).toBeVisible();
    expect(found.getByText('How many of (4) are positive')).toBeVisible();
    expect(found.getByText('(3) and (6) hold')).toBeVisible();
    await expectAccessible();

    await user.selectOptions(found.getByLabelText('Read by'), 'rs_lee_2016');
    expect(await found.findByText('It came: 3 weeks in.')).toBeVisible();
  });

  it('say why there are none', async () => {
    network.signIn(ids.gulnara);
    await visit(`/people/${ids.bekzat}`);

    expect(await within(await card()).findByText(/No urine test is recorded/)).toBeVisible();
  });
});

it('the people of a region are counted by a definition, a few of them never', async () => {
  network.signIn(ids.officer);
  const { user } = await visit('/figures');
  const outcomes = within(await screen.findByRole('region', { name: 'Outcomes of treatment' }));

  expect(await outcomes.findByRole('cell', { name: '*' })).toBeVisible();
  await user.selectOptions(outcomes.getByLabelText('Read by'), 'rs_lee_2016');
  expect(await outcomes.findByRole('cell', { name: '70 · 74%' })).toBeVisible();
  expect(outcomes.getByRole('cell', { name: '64% – 82%' })).toBeVisible();
  expect(outcomes.getByRole('cell', { name: '3 – 12' })).toBeVisible();
  await expectAccessible();

  expect(outcomes.getByText('Whose journey began on any day.')).toBeVisible();
  await user.selectOptions(outcomes.getByLabelText('Journey began'), '2025');
  expect(await outcomes.findByText('Whose journey began 1 Jan – 31 Dec 2025.')).toBeVisible();
  const file = decodeURIComponent(outcomes.getByRole('link', { name: 'Numbers (CSV)' }).getAttribute('href') ?? '');
  expect(file.split('\r\n')[1]).toMatch(/^"rs_lee_2016","2025-01-01","2025-12-31",/);
});
