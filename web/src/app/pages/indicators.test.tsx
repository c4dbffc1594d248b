import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();

const region = (name: string) => screen.findByRole('region', { name }, { timeout: 10_000 });

describe('indicators', () => {
  it('stand by theme with figure, interval and number, and say why some are off', async () => {
    network.signIn(ids.officer);
    await visit('/indicators');

    const completing = within(await region('Completing'));
    expect(await completing.findByText('63%')).toBeVisible();
    expect(completing.getByText('of 120 · 54% – 71% · target 70%')).toBeVisible();
    expect(within(await region('Coming into care')).getByText('6 days')).toBeVisible();
    expect(within(await region('Families')).getByText('Switched off')).toBeVisible();
    expect(
      within(await region('Families')).getByText('The records that it counts do not exist here yet.'),
    ).toBeVisible();
    await expectAccessible();
  });

  it('begin with the road through the stages and the loss at each joint', async () => {
    network.signIn(ids.officer);
    await visit('/indicators');

    const road = within(await region('The road through the five stages'));
    const treatment = within(await road.findByRole('row', { name: /Treatment/ }));
    expect(treatment.getByText('60')).toBeVisible();
    expect(treatment.getByText('21')).toBeVisible();
    expect(within(road.getByRole('row', { name: /Resocialization/ })).getAllByText('withheld')).toHaveLength(5);
  });

  it('are taken apart; picture, table and file have the same numbers', async () => {
    network.signIn(ids.officer);
    const { user } = await visit('/indicators/k6-planned-completion');

    const apart = within(await region('Taken apart'));
    await user.selectOptions(apart.getByLabelText('By'), 'Month');
    const july = within(await apart.findByRole('row', { name: /Jul 2026/ }));
    expect(july.getByText('too few to say')).toBeVisible();
    expect(within(apart.getByRole('row', { name: /Aug 2026/ })).getByText('75%')).toBeVisible();
    const file = decodeURIComponent(apart.getByRole('link', { name: /CSV/ }).getAttribute('href') ?? '');
    expect(file).toContain('Aug 2026,60,45,0.75,0.628,0.842,,,');
    expect(file).toContain('Jul 2026,10,5,,,,,,too few to say');

    await user.selectOptions(apart.getByLabelText('By'), 'Centre');
    expect((await apart.findAllByText('withheld'))[0]).toBeVisible();
    await expectAccessible();
  });

  it('say what they count and who is left out', async () => {
    network.signIn(ids.officer);
    await visit('/indicators/k6-planned-completion');

    const what = within(await region('What this counts'));
    expect(what.getByText(/A transfer counts only where the arrival was confirmed/)).toBeVisible();
    expect(within(what.getByRole('row', { name: /Died/ })).getByText('withheld')).toBeVisible();
    expect(within(what.getByRole('row', { name: /Went to prison/ })).getByText('10')).toBeVisible();
    expect(what.getByText('Not yet checked by an expert')).toBeVisible();
  });
});
