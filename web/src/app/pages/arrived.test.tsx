import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { id, ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();
const handover = id(501); // Code KOL-730, of somebody about whom nothing was agreed to be told

/** Arrived on this day; `consent` where the house is told who it is. */
function arrived(on: string, consent?: string) {
  const row = network.world.handovers.find((one) => one.id === handover);
  Object.assign(row ?? {}, { state: 'arrived', arrived_on: on, ...(consent && { consent }) });
}
const waiting = () => screen.findByRole('region', { name: 'Arrived, care not begun' });

describe('after a confirmed arrival', () => {
  it('says how long somebody waits, by the code where nothing else is shared', async () => {
    arrived('2026-10-28');
    network.signIn(ids.gulnara);
    await visit('/centre');

    expect(await waiting()).toHaveTextContent('Code KOL-730');
    expect(await waiting()).toHaveTextContent('waits for care for 1 day');
    await expectAccessible();
  });

  it('is late when the server says so, and not before', async () => {
    arrived('2026-10-26');
    network.world.road.beginCare = 3;
    network.signIn(ids.gulnara);
    const first = await visit('/centre');
    expect(within(await waiting()).getByText('waits for care for 3 days')).toHaveAttribute('data-tone', 'watch');
    first.unmount();

    network.world.road.beginCare = 2;
    await visit('/centre');
    expect(within(await waiting()).getByText('waits for care for 3 days')).toHaveAttribute('data-tone', 'urgent');
  });

  it('whoever was announced by a code is registered here, and then care begins', async () => {
    arrived('2026-10-28');
    network.signIn(ids.gulnara);
    const { user } = await visit('/centre');
    await user.click(within(await waiting()).getByRole('link', { name: 'Register and begin care' }));

    const register = await screen.findByRole('dialog', { name: 'Register somebody' });
    expect(register).toHaveTextContent('nothing comes over from the other centre');
    await user.type(within(register).getByLabelText('Given name'), 'Emil');
    await user.click(within(register).getByRole('button', { name: 'Register' }));

    const begin = await screen.findByRole('dialog', { name: 'Begin care' });
    expect(within(begin).getByLabelText(/Did they come from another centre/)).toHaveDisplayValue(/code KOL-730/);
  });

  it('the admission names the arrival and begins with what was agreed on the way', async () => {
    arrived('2026-10-28');
    network.signIn(ids.gulnara);
    const { user } = await visit(`/people/${ids.code}?do=admit&arrival=${handover}`);
    const begin = await screen.findByRole('dialog', { name: 'Begin care' });
    expect(within(begin).getByLabelText('First day')).toHaveValue('2026-10-28');
    await user.selectOptions(within(begin).getByLabelText('Substance'), 'heroin');
    await user.click(within(begin).getByRole('button', { name: 'Begin care' }));

    expect(await screen.findByText('Care has begun.')).toBeVisible();
    expect(network.server.asked.find(({ path }) => path.endsWith('/admissions'))?.body).toMatchObject({
      handover,
      stage: 'treatment',
      referral_source: 'drug_treatment_centre',
    });
  });

  it('whoever is known goes to the person, also from one’s own day', async () => {
    arrived('2026-10-25', id(650));
    network.signIn(ids.reception);
    const { user } = await visit('/');
    expect(await waiting()).toHaveTextContent('waits for care for 4 days');
    await user.click(within(await waiting()).getByRole('link', { name: 'Begin care' }));

    const begin = await screen.findByRole('dialog', { name: 'Begin care' });
    expect(within(begin).queryByLabelText(/Did they come from another centre/)).not.toBeInTheDocument();
  });

  it('care begins as was agreed, also where one’s own day was read before the arrival', async () => {
    const row = network.world.handovers.find((one) => one.id === handover);
    Object.assign(row ?? {}, { consent: id(650), stage: 'social_rehabilitation', setting: 'outpatient' });
    network.signIn(ids.gulnara);
    const { user, router } = await visit('/');
    const arriving = await screen.findByRole('button', { name: 'They arrived' });
    expect(arriving).toBeVisible();
    await router.navigate({ to: '/centre' });
    await screen.findByRole('region', { name: 'Arriving' });
    await user.click(await screen.findByRole('button', { name: 'They arrived' }));
    const form = await screen.findByRole('dialog', { name: 'They arrived' });
    await user.click(within(form).getByRole('button', { name: 'They arrived' }));
    await user.click(within(await waiting()).getByRole('link', { name: 'Begin care' }));

    const begin = await screen.findByRole('dialog', { name: 'Begin care' });
    expect(within(begin).getByLabelText('Stage')).toHaveValue('social_rehabilitation');
    expect(within(begin).getByLabelText('Setting')).toHaveValue('outpatient');
  });

  it('care begins as was agreed where only the page of the person tells of it', async () => {
    arrived('2026-10-28', id(650));
    const row = network.world.handovers.find((one) => one.id === handover);
    Object.assign(row ?? {}, { stage: 'social_rehabilitation', setting: 'outpatient' });
    const handle = network.server.handle.bind(network.server);
    network.server.handle = (ask) =>
      ask.path.endsWith('/my-day') ? { status: 403, body: { reason: 'not-permitted' } } : handle(ask);
    network.signIn(ids.gulnara);
    await visit(`/people/${ids.ruslan}?do=admit`);

    const begin = await screen.findByRole('dialog', { name: 'Begin care' });
    expect(within(begin).getByLabelText('Stage')).toHaveValue('social_rehabilitation');
    expect(within(begin).getByLabelText('Setting')).toHaveValue('outpatient');
  });

  it('somebody who went again is looked for by the other house', async () => {
    arrived('2026-10-28');
    network.signIn(ids.gulnara);
    const { user } = await visit('/centre');
    await user.click(within(await waiting()).getByRole('button', { name: 'Not here any more' }));
    const form = await screen.findByRole('dialog', { name: 'They went before care began' });
    await user.click(within(form).getByRole('button', { name: 'Not here any more' }));

    expect(await screen.findByText('Noted. The other centre looks for them.')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Arrived, care not begun' })).not.toBeInTheDocument();
    const missed = screen.getByRole('region', { name: 'Did not arrive' });
    expect(missed).toHaveTextContent('went before care began');
    expect(missed).toHaveTextContent('asked: ');
    expect(within(missed).getByRole('button', { name: 'They arrived' })).toBeVisible();
  });
});

describe('handovers that wait', () => {
  const titles = async () => {
    await screen.findByRole('region', { name: 'Did not arrive' });
    return screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
  };
  /** Of this house: asked for an answer, and somebody sent who did not arrive. */
  function waitingHere() {
    const row = network.world.handovers.find((one) => one.id === handover);
    const { from = '', to = '' } = row ?? {};
    Object.assign(row ?? {}, { state: 'proposed', answer_by: '2026-10-29' });
    network.world.handovers.push({
      ...row,
      id: 'missed',
      person: ids.bekzat,
      code: 'KOL-731',
      from: to,
      to: from,
      state: 'did_not_arrive',
      expected_on: '2026-09-01',
    });
  }

  it('what needs an answer from here stands first, who did not arrive afterwards', async () => {
    waitingHere();
    network.signIn(ids.gulnara);
    await visit('/centre');

    const order = await titles();
    expect(order[0]).toBe('Asks for an answer from here');
    expect(order.indexOf('Did not arrive')).toBeGreaterThan(order.indexOf('Handovers that wait'));
    await expectAccessible();
  });

  it('where only others wait for an answer from here, says no more than that this house waits for none', async () => {
    waitingHere();
    network.world.handovers = network.world.handovers.filter(({ id: one }) => one === handover);
    network.signIn(ids.gulnara);
    await visit('/centre');

    expect(await screen.findByRole('region', { name: 'Asks for an answer from here' })).toBeVisible();
    expect(screen.getByRole('region', { name: 'Handovers that wait' })).toHaveTextContent(
      'This centre waits for no answer, and nobody is on the way from here',
    );
  });

  it('who did not arrive is asked for anew, or not expected any more', async () => {
    waitingHere();
    network.signIn(ids.gulnara);
    const { user } = await visit('/centre');
    const missed = within(await screen.findByRole('region', { name: 'Did not arrive' }));
    expect(missed.getByText(/asked: this centre/)).toBeVisible();
    expect(missed.getByRole('link', { name: 'Ask anew' })).toHaveAttribute(
      'href',
      expect.stringContaining('hand-over'),
    );

    await user.click(missed.getByRole('button', { name: 'Expect no longer' }));
    const form = await screen.findByRole('dialog', { name: 'No longer expected there' });
    await user.click(within(form).getByRole('button', { name: 'Expect no longer' }));

    expect(await screen.findByText('Taken back. They are not expected there any more.')).toBeVisible();
    expect(network.server.asked.findLast(({ path }) => path.includes('/handovers/missed/'))?.path).toContain(
      '/withdraw',
    );
    expect(network.world.handovers.find(({ id: one }) => one === 'missed')).toMatchObject({ state: 'withdrawn' });
    expect(screen.queryByRole('region', { name: 'Did not arrive' })).not.toBeInTheDocument();
  });
});
