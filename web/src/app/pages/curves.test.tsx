import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();

const region = (name: string | RegExp) => screen.findByRole('region', { name }, { timeout: 10_000 });

describe('curves of care', () => {
  it('begin with a sentence, and table and picture have the same numbers', async () => {
    network.signIn(ids.officer);
    await visit('/curves');

    const all = within(await region('Care at one centre'));
    expect(all.getByText('After 60 days 40% are still in care.')).toBeVisible();
    expect(all.getByText(/95% interval 35% – 45% · 200 began/)).toBeVisible();
    const month = within(all.getByRole('row', { name: /^After 28 days/ }));
    expect(month.getByText('60%')).toBeVisible();
    expect(month.getByText('55% – 65%')).toBeVisible();
    expect(month.getByText('withheld')).toBeVisible();
    await expectAccessible();
  });

  it('are read out for a day chosen with the keyboard', async () => {
    network.signIn(ids.officer);
    await visit('/curves');

    const slider = await screen.findByRole('slider', { name: /Choose a day/ });
    expect(slider).toHaveAttribute('aria-valuetext', expect.stringContaining('After 60 days: still in care 40%'));
    fireEvent.change(slider, { target: { value: '1' } });
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      'After 7 days: still in care 90% (85% – 95%); left early 10% (5% – 15%); died withheld',
    );
  });

  it('stand beside each other by house, and say why one has none', async () => {
    network.signIn(ids.officer);
    const { user } = await visit('/curves');

    await user.selectOptions(await screen.findByLabelText('By'), 'Centre');
    const apart = within(await region('By: Centre'));
    const small = apart.getAllByRole('listitem');
    expect(within(small[0] as HTMLElement).getByText(/day 60: 40%/)).toBeVisible();
    expect(within(small[1] as HTMLElement).getByText('Fewer than 30 people: too few for a curve.')).toBeVisible();
    await user.selectOptions(apart.getByLabelText('Which curve'), 'left early');
    expect(within(small[0] as HTMLElement).getByText(/day 60: 30%/)).toBeVisible();
    const file = decodeURIComponent(screen.getByRole('link', { name: /CSV/ }).getAttribute('href') ?? '');
    expect(file).toContain(',left_early,7,0.1,');
    expect(file).toContain(',died,7,,,,,withheld');
    await expectAccessible();
  });

  it('of two periods stand on one scale with the test between them', async () => {
    network.signIn(ids.officer);
    const { user } = await visit('/curves');

    await user.selectOptions(await screen.findByLabelText('Compare with'), 'The twelve months before those');
    const both = within(await region('Two periods'));
    expect(
      both.getByText(/Log-rank test of the two periods: df 1, p below 0\.05\. Whoever came more than once/),
    ).toBeVisible();
    const week = within(both.getByRole('row', { name: /^After 7 days/ }));
    expect(week.getByText('90%')).toBeVisible();
    expect(week.getByText('80%')).toBeVisible();
    expect(both.getByText(/150 began/)).toBeVisible();
    const file = decodeURIComponent(screen.getByRole('link', { name: /CSV/ }).getAttribute('href') ?? '');
    expect(file).toContain('2025",150,still,7,0.8,');
    await expectAccessible();

    await user.selectOptions(screen.getByLabelText('Compare with'), '2026');
    expect(await both.findByText(/The two periods overlap/)).toBeVisible();
  });

  it('say in words when there are too few, and what they count', async () => {
    network.signIn(ids.officer);
    const { user } = await visit('/curves');

    const what = within(await region('What this counts'));
    expect(what.getByText(/Kaplan-Meier/)).toBeVisible();
    expect(what.getByText(/rounded to 5/)).toBeVisible();
    expect(what.getByText(/, entry 4,711/)).toBeVisible();
    await user.selectOptions(screen.getByLabelText('What is followed'), 'Resocialization');
    const none = within(await region('Resocialization'));
    expect(none.getByText('Fewer than 30 people: too few for a curve.')).toBeVisible();
  });

  it('tell where people are, with a table that says the same, also what is withheld', async () => {
    network.signIn(ids.officer);
    const { user } = await visit('/curves');

    await user.selectOptions(await screen.findByLabelText('What is followed'), 'Where people are');
    const all = within(await region('Where people are'));
    expect(all.getByText('After 90 days 50% are in one of the five stages.')).toBeVisible();
    expect(all.getByText('95% interval 45% – 55% · 200 people began')).toBeVisible();
    const month = within(all.getByRole('row', { name: /^After 28 days/ }));
    expect(month.getByText('180')).toBeVisible();
    expect(month.getByText('65%')).toBeVisible();
    expect(month.getByText('60% – 70%')).toBeVisible();
    expect(month.getByText('50%')).toBeVisible();
    expect(month.getByText('46% – 54%')).toBeVisible();
    expect(month.getByText('withheld')).toBeVisible();
    expect(all.queryByText('social rehabilitation')).toBeNull();
    const slider = all.getByRole('slider', { name: /Choose a day/ });
    fireEvent.change(slider, { target: { value: '1' } });
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(/^After 28 days: .*between stages or not heard from 10% .*left early 20%.*died withheld$/),
    );
    const later = within(all.getByRole('row', { name: /^After 90 days/ }));
    expect(later.getByText('next stage did not begin').closest('td')).toHaveTextContent('10%');
    const what = within(await region('What this counts'));
    expect(what.getByText(/waited for up to 21 days/)).toBeVisible();
    expect(what.getByText(/This holds for the people of your own centre too/)).toBeVisible();
    await expectAccessible();
  });

  it('tell it by house in one scale, and as a file', async () => {
    network.signIn(ids.officer);
    const { user } = await visit('/curves?of=states&by=house');

    const apart = within(await region('By: Centre'));
    const small = apart.getAllByRole('listitem');
    expect(within(small[0] as HTMLElement).getByText(/day 90: 35%/)).toBeVisible();
    expect(within(small[1] as HTMLElement).getByText('Fewer than 30 people: too few for a curve.')).toBeVisible();
    await user.selectOptions(apart.getByLabelText('Which curve'), 'left early');
    expect(within(small[0] as HTMLElement).getByText(/day 90: 20%/)).toBeVisible();
    const file = decodeURIComponent(screen.getByRole('link', { name: /CSV/ }).getAttribute('href') ?? '');
    expect(file).toContain(',200,left,28,0.2,');
    expect(file).toContain(',200,next_did_not_begin,90,0.1,');
    expect(file).toContain(',200,ended_as_planned,90,0.05,');
    expect(file).toContain(',200,died,28,,,,180,withheld');
    await expectAccessible();
  });

  it('tell how often people come back, with limits and what is withheld', async () => {
    network.signIn(ids.officer);
    const { user } = await visit('/curves?of=returns');

    const all = within(await region('How often people come back'));
    expect(all.getByText('After 180 days people have come back 0.3 times on average.')).toBeVisible();
    expect(all.getByText(/95% interval 0.2 – 0.45 · 150 people ended a journey as planned/)).toBeVisible();
    const month = within(all.getByRole('row', { name: /^After 28 days/ }));
    expect(month.getByText('withheld')).toBeVisible();
    expect(month.getByText('140')).toBeVisible();
    await user.selectOptions(screen.getByLabelText('By'), 'Centre');
    const apart = within(await region('By: Centre'));
    const small = apart.getAllByRole('listitem');
    expect(within(small[0] as HTMLElement).getByText(/day 180: 0.3/)).toBeVisible();
    expect(within(small[1] as HTMLElement).getByText('withheld')).toBeVisible();
    const file = decodeURIComponent(screen.getByRole('link', { name: /CSV/ }).getAttribute('href') ?? '');
    expect(file).toContain(',150,180,0.3,0.2,0.45,90,');
    expect(file).toContain(',150,28,,,,140,withheld');
    await expectAccessible();
  });
});
