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
    expect(completing.getByText('of 120 · 54% – 71% · target 70%: too few to say yet')).toBeVisible();
    expect(within(await region('Coming into care')).getByText('6 days')).toBeVisible();
    expect(within(await region('Families')).getByText('Switched off')).toBeVisible();
    expect(
      within(await region('Families')).getByText(
        'The records that it counts do not exist here yet. Waits for: family sessions.',
      ),
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
    await user.click(apart.getByText('Save as'));
    await user.click(apart.getByRole('button', { name: 'Numbers (CSV)' }));
    expect(await screen.findByText(/is saved\.$/)).toBeVisible();
    expect(network.server.asked.at(-1)?.path).toBe(
      `/indicators/k6-planned-completion/figures/file?place=${ids.region}&by=month&format=csv&language=en`,
    );

    await user.selectOptions(apart.getByLabelText('By'), 'Centre');
    expect((await apart.findAllByText('withheld'))[0]).toBeVisible();
    await expectAccessible();
  });

  it('go down to a house and up again by one choice, whose name stands above', async () => {
    network.signIn(ids.officer);
    const { user, router } = await visit('/indicators');
    await region('The road through the five stages');
    const place = await screen.findByRole('combobox', { name: 'Place' });
    expect(
      within(place)
        .getAllByRole('option')
        .map(({ textContent }) => textContent.trim()),
    ).toEqual(['Naryn region', 'Narcology Naryn', 'Centre at the River', 'House on the Hill', 'Way Home']);
    await user.selectOptions(place, ids.ngo);
    expect(await screen.findByText('Way Home, the last twelve months')).toBeVisible();
    expect(router.state.location.search).toEqual({ place: ids.ngo });
    await expectAccessible();

    await user.selectOptions(screen.getByRole('combobox', { name: 'Place' }), ids.region);
    expect(await screen.findByText('Naryn region, the last twelve months')).toBeVisible();
  });

  it('of another place are taken apart as before, by places by its own', async () => {
    network.signIn(ids.officer);
    const { user, router } = await visit('/indicators/k6-planned-completion?by=house&period=2025');
    const apart = within(await region('Taken apart'));
    await user.selectOptions(await apart.findByRole('combobox', { name: 'Place' }), ids.house);
    expect(router.state.location.search).toEqual({ place: ids.house, by: 'month', period: '2025' });
  });

  it('offer no other place to who works in a house', async () => {
    network.signIn(ids.manager);
    await visit('/indicators');
    await region('The road through the five stages');
    expect(screen.queryByRole('combobox', { name: 'Place' })).not.toBeInTheDocument();
    expect(network.server.asked.some(({ path }) => path.startsWith('/places'))).toBe(false);
  });

  it('lie on a map of equal tiles that leads into each region', async () => {
    network.signIn(ids.officer);
    const { user, router } = await visit('/indicators/k6-planned-completion?by=region');

    const map = within(await screen.findByRole('list', { name: 'Map of equal tiles' }, { timeout: 10_000 }));
    expect(map.getAllByRole('link').map((tile) => tile.textContent)).toEqual([
      'Naryn region57%95% interval 46% – 68%of 70target 70%: not reached',
      'Batken regionwithheldtarget 70%: not told while the figure is withheld',
    ]);
    const off = within(screen.getByRole('list', { name: 'Without a place on the map' }));
    expect(off.getByRole('link', { name: /^Osh region/ })).toHaveTextContent('70%');
    expect(off.getByText('Not known')).toBeVisible();
    expect(off.getAllByRole('link')).toHaveLength(1);
    const scale = within(screen.getByRole('list', { name: /^What the tiles say/ }));
    expect(scale.getAllByRole('listitem').map((entry) => entry.textContent)).toEqual([
      '55% – 60%',
      '60% – 65%',
      '65% – 70%',
      'no figure',
      'target 70%',
    ]);
    await expectAccessible();

    map.getByRole('link', { name: /Naryn/ }).focus();
    await user.keyboard('{Enter}');
    expect(router.state.location.search).toMatchObject({ place: ids.region, by: 'house' });
  });

  it('lie on the map with its borders where a pack has them', async () => {
    network.signIn(ids.officer);
    const { user, router } = await visit('/indicators/k6-planned-completion?by=region');

    await user.click(await screen.findByRole('button', { name: 'Map' }, { timeout: 10_000 }));
    const map = within(await screen.findByRole('group', { name: 'Map' }, { timeout: 10_000 }));
    expect(map.getAllByRole('link').map((place) => place.getAttribute('aria-label'))).toEqual([
      'Naryn region, 57%, 95% interval 46% – 68%, of 70',
      'Batken region, withheld',
    ]);
    expect(screen.queryByRole('list', { name: 'Map of equal tiles' })).not.toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Without a place on the map' })).toBeVisible();
    expect(localStorage.getItem('homeward.indicators.map')).toBe('shapes');
    await expectAccessible();

    await user.click(map.getByRole('link', { name: /Naryn/ }));
    expect(router.state.location.search).toMatchObject({ place: ids.region, by: 'house' });
    localStorage.removeItem('homeward.indicators.map');
  });

  it('are measured by a target, told from the interval in words with who set it', async () => {
    network.signIn(ids.officer);
    const { user } = await visit('/indicators/k6-planned-completion');

    const told = 'Target 70%: too few to say yet (the interval holds it, or there are too few for an interval).';
    expect(await screen.findByText(told, {}, { timeout: 10_000 })).toBeVisible();
    const whose =
      /^70% for Naryn region, set by Maksat D\., regional officer, Naryn region on .* 2025; from .* 2026, to be reached by .* 2026\.$/;
    expect(screen.getAllByText(whose).length).toBeGreaterThan(0);
    expect(await within(await region('Targets of Naryn region')).findByText(whose)).toBeVisible();
    await user.selectOptions(screen.getByLabelText('By'), 'Centre');
    const apart = within(await region('Taken apart'));
    expect(await apart.findByRole('cell', { name: '70% · not reached' })).toBeVisible();
    const withheld = apart.getAllByRole('cell', { name: '70% · not told while the figure is withheld' });
    expect(withheld.length).toBeGreaterThan(0);
    await expectAccessible();
  });

  it('get a target from who answers for the place; what it was before stays', async () => {
    network.signIn(ids.officer);
    const { user } = await visit('/indicators/k1-waiting');

    const list = within(await region('Targets of Naryn region'));
    expect(list.getByText('No target is set for Naryn region.')).toBeVisible();
    await user.click(list.getByRole('button', { name: 'Set a target' }));
    const form = within(await screen.findByRole('dialog', { name: 'Set a target' }));
    await user.click(form.getByRole('button', { name: 'Set a target' }));
    expect(await form.findByText('A number is needed.')).toBeVisible();
    await user.type(form.getByLabelText(/^Target, days/), 'soon');
    await user.click(form.getByRole('button', { name: 'Set a target' }));
    expect(await form.findByText('The figure never comes to that.')).toBeVisible();
    await user.clear(form.getByLabelText(/^Target, days/));
    await user.type(form.getByLabelText(/^Target, days/), '14');
    await user.type(form.getByLabelText(/^To be reached by/), '2027-06-30');
    await user.type(form.getByLabelText(/^Why this and no other/), 'Nobody should wait longer.');
    await user.click(form.getByRole('button', { name: 'Set a target' }));
    expect(await list.findByText('Nobody should wait longer.')).toBeVisible();
    expect(network.server.asked.some(({ path }) => path === '/targets')).toBe(true);

    await user.click(list.getByRole('button', { name: 'Change' }));
    const change = within(await screen.findByRole('dialog', { name: 'Change the target' }));
    await user.clear(change.getByLabelText(/^Target, days/));
    await user.type(change.getByLabelText(/^Target, days/), '10');
    await user.type(change.getByLabelText(/^Why it is changed/), 'More houses take part.');
    await user.click(change.getByRole('button', { name: 'Change' }));
    expect(await list.findByText(/^Until .* it was 14 days\. Changed: More houses take part\.$/)).toBeVisible();

    await user.click(list.getByRole('button', { name: 'End' }));
    const end = within(await screen.findByRole('dialog', { name: 'End the target' }));
    await user.type(end.getByLabelText(/^Why it is ended/), 'Another plan.');
    await user.click(end.getByRole('button', { name: 'End' }));
    expect(await list.findByText('ended')).toBeVisible();
    await expectAccessible();
  });

  it('are taken along all at once', async () => {
    network.signIn(ids.officer);
    const { user } = await visit('/indicators');

    await user.click(await screen.findByText('Save all as', {}, { timeout: 10_000 }));
    const menu = within(screen.getByText('Save all as').closest('details') as HTMLElement);
    await user.click(menu.getByRole('button', { name: 'Report (PDF)' }));
    expect(await screen.findByText(/is saved\.$/)).toBeVisible();
    expect(network.server.asked.at(-1)?.path).toBe(`/overview/file?place=${ids.region}&format=pdf&language=en`);
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

  it('name who stands behind them at a centre, and say why each counts or not', async () => {
    network.signIn(ids.gulnara);
    const centre = network.world.places.find(({ kind }) => kind === 'centre')?.id ?? '';
    const { user } = await visit(`/indicators/k6-planned-completion?place=${centre}`);

    const who = within(await region('Who stands behind this figure'));
    await user.click(who.getByRole('button', { name: 'Show who' }));
    const lines = await who.findAllByRole('listitem');
    expect(within(lines[0] as HTMLElement).getByText(/counts, and it did not happen/)).toBeVisible();
    expect(within(lines[1] as HTMLElement).getByText(/left out: Died/)).toBeVisible();
    const why = within(lines[0] as HTMLElement).getByRole('button', { name: 'Why?' });
    await user.click(why);
    expect(why).toHaveAttribute('aria-expanded', 'true');
    expect(await within(lines[0] as HTMLElement).findByText('left early')).toBeVisible();
    expect(who.getByText(/There are older ones/)).toBeVisible();
    await expectAccessible();
  });

  it('say calmly of which nobody is ever named', async () => {
    network.signIn(ids.gulnara);
    const { server } = network;
    const handle = server.handle.bind(server);
    server.handle = (request) =>
      request.path.includes('/units')
        ? { status: 409, body: { status: 409, reason: 'indicator.reads-beside', request_id: 'r-1' } }
        : handle(request);
    const centre = network.world.places.find(({ kind }) => kind === 'centre')?.id ?? '';
    const { user } = await visit(`/indicators/k6-planned-completion?place=${centre}`);

    const who = within(await region('Who stands behind this figure'));
    await user.click(who.getByRole('button', { name: 'Show who' }));
    expect(await who.findByText(/so nobody is named/)).toBeVisible();
    expect(who.queryByRole('alert')).toBeNull();
    expect(who.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('name nobody above a centre', async () => {
    network.signIn(ids.officer);
    await visit('/indicators/k6-planned-completion');

    await region('Taken apart');
    expect(screen.queryByRole('region', { name: 'Who stands behind this figure' })).toBeNull();
  });

  it('stand beside another period, with the difference and its interval', async () => {
    network.signIn(ids.officer);
    const { user, router } = await visit('/indicators/k6-planned-completion');

    const apart = within(await region('Taken apart'));
    await user.selectOptions(apart.getByLabelText('Compare with'), 'The twelve months before those');
    const compared = within(await region('Compared'));
    expect(compared.getByText('63%')).toBeVisible();
    expect(compared.getByText('50%')).toBeVisible();
    expect(compared.getByText('+12.5 points')).toBeVisible();
    expect(compared.getByText('95% interval -0.4 … +24.8')).toBeVisible();
    expect(router.state.location.search).toEqual({ place: ids.region, against_period: 'previous' });

    await user.selectOptions(apart.getByLabelText('By'), 'Centre');
    expect((await apart.findAllByText('too few to say yet'))[0]).toBeVisible();
    await expectAccessible();
  });

  it('compare their groups with one of them', async () => {
    network.signIn(ids.officer);
    const { user } = await visit('/indicators/k6-planned-completion?by=month');

    const apart = within(await region('Taken apart'));
    await apart.findByRole('row', { name: /Aug 2026/ });
    await user.selectOptions(apart.getByLabelText('Compare with'), 'Jun 2026');
    const august = within(await apart.findByRole('row', { name: /Aug 2026.*points/ }));
    expect(august.getByText('+12.5 points')).toBeVisible();
    expect(within(apart.getByRole('row', { name: /Jul 2026/ })).getByText('too few to say yet')).toBeVisible();
  });

  it('are kept as a view whose address leads back to the question', async () => {
    network.signIn(ids.officer);
    const { user, router } = await visit('/indicators/k6-planned-completion?by=month&period=2025');

    await user.click(await screen.findByRole('button', { name: 'Keep this view' }, { timeout: 10_000 }));
    const name = await screen.findByLabelText('What to call it');
    await user.clear(name);
    await user.type(name, 'Completion by month');
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Keep this view' }));
    expect(await screen.findByText('The view is kept.')).toBeVisible();
    const kept = network.world.savedViews[0];
    expect(kept).toMatchObject({ indicator: 'k6-planned-completion', place: ids.region, by: 'month', period: '2025' });

    await router.navigate({ to: '/views/$view', params: { view: kept?.id ?? '' } });
    expect(await screen.findByRole('heading', { name: 'Planned completion' })).toBeVisible();
    expect(router.state.location.search).toEqual({ place: ids.region, by: 'month', period: '2025' });

    await router.navigate({ to: '/indicators' });
    const views = within(await region('Views that you keep'));
    expect(views.getByRole('link', { name: 'Completion by month' })).toBeVisible();
    await expectAccessible();
    await user.click(views.getByRole('button', { name: 'Forget Completion by month' }));
    expect(await screen.findByText('The view is forgotten.')).toBeVisible();
    expect(network.world.savedViews).toEqual([]);
  });

  it('keep what was published, and say what late entries made of it', async () => {
    network.signIn(ids.officer);
    await visit('/indicators/k6-planned-completion?period=2026-08');

    const told = within(await region('What was published'));
    expect(told.getByText('Published 12 Sept 2026: 59%, now 63%: 10 late entries')).toBeVisible();
    expect(told.getByRole('row', { name: /^1/ })).toHaveTextContent('50% – 68%');
    await expectAccessible();
  });
});
