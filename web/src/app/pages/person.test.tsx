import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();
beforeEach(() => network.signIn(ids.gulnara));

const open = (person: string, form = '') => visit(`/people/${person}${form && `?do=${form}`}`);
const choose = (form: HTMLElement, name: string) => within(form).getByRole('button', { name });

describe('the page of a person', () => {
  it('tells who, the road, what is next, who is beside, what happened and what is shared', async () => {
    await open(ids.bekzat);

    expect(await screen.findByRole('heading', { level: 1, name: 'Bekzat Toktogulov' })).toBeVisible();
    expect(screen.getByText(/27 · speaks Kyrgyz and Russian · day 69 here/)).toBeVisible();
    expect(screen.getByText('Stage 4 · Social rehabilitation')).toBeVisible();
    const road = screen.getByRole('table', { name: 'The road in words, in order of time' });
    expect(within(road).getByText('handed over, arrived in 3 days')).toBeInTheDocument();
    expect(within(road).getByText('heard from again after 11 days')).toBeInTheDocument();
    expect(await screen.findByText('Handover: accepted')).toBeVisible();
    expect(screen.getByRole('region', { name: 'Beside them' })).toHaveTextContent('Gulnara A.');
    expect(screen.getByRole('region', { name: 'Shared and seen' })).toHaveTextContent('House on the Hill');
    await expectAccessible();
  });

  it('says what to do after another house said no, and why it did', async () => {
    await open(ids.bekzat);
    const steps = await screen.findByRole('region', { name: 'Next steps' });
    expect(steps).toHaveTextContent(
      /Ask another centre · to Way Home · asked 22 Oct · said no: no place free · Full until spring/,
    );
  });

  it('has a window title that says nothing', async () => {
    await open(ids.bekzat);
    await screen.findByRole('heading', { level: 1, name: 'Bekzat Toktogulov' });
    expect(document.title).toBe('Person · Homeward');
  });

  it('offers reception no second beginning of care, though they do not see the first', async () => {
    network.signIn(ids.reception);
    await open(ids.bekzat);

    expect(await screen.findByText(/The road is not shown to you/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Correct details' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Begin care' })).not.toBeInTheDocument();
    expect(screen.getByText('Who goes beside them is not shown to you.')).toBeVisible();
  });

  it('lets reception begin care, though the road is not shown to them', async () => {
    network.signIn(ids.reception);
    const { user } = await open(ids.code);

    expect(await screen.findByText(/The road is not shown to you/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Begin care' }));
    const form = await screen.findByRole('dialog', { name: 'Begin care' });
    expect(within(form).getByRole('checkbox', { name: /I go beside them/ })).not.toBeChecked();
  });

  it('that may not be seen offers the emergency, with a reason', async () => {
    const { user } = await open('01900000-0000-7000-8000-00000000dead');
    await user.click(await screen.findByRole('button', { name: 'Open in an emergency' }));
    const form = await screen.findByRole('dialog', { name: 'Open in an emergency' });
    await user.click(choose(form, 'Open now'));

    expect(within(form).getByLabelText(/What happened/)).toBeInvalid();
  });
});

describe('safe contact', () => {
  const contact = () => screen.queryByRole('region', { name: 'Safe contact' });

  it('is asked for by those who may write it down', async () => {
    network.world.safeContacts = [];
    await open(ids.code);
    expect(await screen.findByRole('region', { name: 'Safe contact' })).toHaveTextContent(
      'Nobody has said yet how they may be reached.',
    );
  });

  it('is left out for those to whom it is not open', async () => {
    network.world.safeContacts = [];
    network.world.roles = network.world.roles.map((role) => ({
      ...role,
      permissions: role.permissions.filter((one) => one !== 'person.change' && one !== 'no-call.record'),
    }));
    await open(ids.code);
    await screen.findByRole('region', { name: 'Next steps' });
    expect(contact()).not.toBeInTheDocument();
  });

  it('of somebody who died is not asked for, nor is a stage left out', async () => {
    network.world.safeContacts = [];
    const person = network.world.persons.find((one) => one.id === ids.bekzat);
    Object.assign(person ?? {}, { died_on: '2026-10-01' });
    await open(ids.bekzat);
    await screen.findByRole('region', { name: 'Next steps' });
    expect(contact()).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Leave a stage out' })).not.toBeInTheDocument();
  });
});

describe('a task that stands for safety', () => {
  it('is closed only by who says what that means', async () => {
    network.world.tasks.push({
      id: 'safety',
      person: ids.bekzat,
      home: ids.centre,
      kind: 'check_safety',
      due: network.world.today,
      state: 'open',
    });
    const { user } = await open(ids.bekzat);
    const steps = within(await screen.findByRole('region', { name: 'Next steps' }));
    const safety = within(steps.getByText('Make sure they are safe').closest('li') as HTMLElement);
    await user.click(safety.getByRole('button', { name: 'Done' }));
    const ask = within(await screen.findByRole('dialog', { name: 'Is this done?' }));
    expect(ask.getByText('Somebody has talked with them, and they are safe.')).toBeVisible();
    expect(network.server.asked.filter(({ path }) => path.endsWith('/done'))).toEqual([]);
    await expectAccessible();
    await user.click(ask.getByRole('button', { name: 'Yes, it is done' }));

    await waitFor(() => expect(network.server.asked.some(({ path }) => path.endsWith('/done'))).toBe(true));
  });
});

describe('a road', () => {
  it('begins', async () => {
    const { user } = await open(ids.code);
    await user.click(await screen.findByRole('button', { name: 'Begin care' }));
    const form = await screen.findByRole('dialog', { name: 'Begin care' });
    await expectAccessible();
    await user.type(within(form).getByLabelText(/^Planned to/), '2027-01-31');
    expect(form).toHaveTextContent('95 days');
    await user.selectOptions(within(form).getByLabelText('Substance'), 'heroin');
    await user.type(within(form).getByLabelText('Age at first use'), '17');
    await user.click(choose(form, 'Begin care'));

    expect(await screen.findByText('Care has begun.')).toBeVisible();
    expect(await screen.findByText('Stage 2 · Treatment')).toBeVisible();
    const sent = network.server.asked.find(({ path }) => path.endsWith('/admissions'))?.body;
    expect(sent).toMatchObject({
      place: ids.centre,
      keyworker: ids.gulnara,
      substances: [{ rank: 'principal', substance: 'heroin', age_answer: 'answered', age_first_use: 17 }],
    });
  });

  it('shows what the server refuses at the field, and keeps what was entered', async () => {
    const { user } = await open(ids.bekzat, 'end');
    const form = await screen.findByRole('dialog', { name: 'This stay ends' });
    const last = within(form).getByLabelText('Last day');
    await user.clear(last);
    await user.type(last, '2026-08-01');
    await user.selectOptions(within(form).getByLabelText('How it ended'), 'left early');
    await user.selectOptions(within(form).getByLabelText('Why'), 'moved away');
    await user.click(choose(form, 'End the stay'));

    expect(await within(form).findByText('The last day is before the first.')).toBeVisible();
    expect(last).toHaveValue('2026-08-01');
    await waitFor(() => expect(last).toHaveFocus());
  });

  it('says within how many days somebody is to be heard from, as the rules of the road set it', async () => {
    network.world.road.nextStay = 7;
    await open(ids.bekzat, 'end');

    expect(await screen.findByRole('dialog', { name: 'This stay ends' })).toHaveTextContent('within 7 days');
  });

  it('ends, with a type and a reason that goes with it', async () => {
    const { user } = await open(ids.bekzat);
    await user.click(await screen.findByRole('button', { name: 'Move on' }));
    await user.click(await screen.findByRole('button', { name: /This stay ends/ }));
    const form = await screen.findByRole('dialog', { name: 'This stay ends' });
    await user.selectOptions(within(form).getByLabelText('How it ended'), 'imprisoned');
    await user.selectOptions(within(form).getByLabelText('Why'), 'legal');
    await user.click(choose(form, 'End the stay'));

    expect(await screen.findByText('The stay has ended.')).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Begin care' })).toBeVisible();
  });

  it('ends only as somebody says: nothing is chosen beforehand, and what is missing is said at once', async () => {
    const { user } = await open(ids.bekzat, 'end');
    const form = await screen.findByRole('dialog', { name: 'This stay ends' });
    expect(within(form).getByLabelText('How it ended')).toHaveDisplayValue('choose');
    await user.click(choose(form, 'End the stay'));
    expect(within(form).getAllByText('This is needed.')).toHaveLength(2);

    await user.selectOptions(within(form).getByLabelText('How it ended'), 'left early');
    expect(within(form).getByLabelText('Why')).toHaveDisplayValue('choose');
    await user.click(choose(form, 'End the stay'));
    expect(within(form).getAllByText('This is needed.')).toHaveLength(1);
    expect(network.server.asked.filter(({ path }) => path.endsWith('/end'))).toEqual([]);
  });

  it('of somebody who died says what ends, and of no search', async () => {
    const { user } = await open(ids.bekzat, 'end');
    const form = await screen.findByRole('dialog', { name: 'This stay ends' });
    await user.selectOptions(within(form).getByLabelText('How it ended'), 'died');
    expect(form).toHaveTextContent('Nobody tries to reach them any more.');
    expect(form).not.toHaveTextContent('If no next stay begins');
  });

  it('that was ended by mistake goes on, with the reason', async () => {
    const { user } = await open(ids.bekzat, 'end');
    const form = await screen.findByRole('dialog', { name: 'This stay ends' });
    await user.selectOptions(within(form).getByLabelText('How it ended'), 'left early');
    await user.selectOptions(within(form).getByLabelText('Why'), 'moved away');
    await user.click(choose(form, 'End the stay'));
    await user.click(await screen.findByRole('button', { name: 'Ended by mistake? Take it back' }));

    const back = await screen.findByRole('dialog', { name: 'Ended by mistake' });
    await user.click(choose(back, 'Take the end back'));
    expect(within(back).getByLabelText('What was the mistake')).toBeInvalid();
    await user.type(within(back).getByLabelText('What was the mistake'), 'It was another Bekzat');
    await expectAccessible();
    await user.click(choose(back, 'Take the end back'));

    expect(await screen.findByText('Taken back. The stay goes on.')).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Move on' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /Ended by mistake/ })).not.toBeInTheDocument();
  });

  it('goes on in the same house, and going back asks why', async () => {
    const { user } = await open(ids.bekzat, 'move-on');
    const form = await screen.findByRole('dialog', { name: 'On to another stage' });
    await user.selectOptions(within(form).getByLabelText('Stage'), 'Treatment');
    await user.type(within(form).getByLabelText(/Why the road goes back/), 'Needs a quiet month');
    await user.click(choose(form, 'Move on'));
    expect(within(form).getAllByText('This is needed.')).toHaveLength(2);
    await user.selectOptions(within(form).getByLabelText('How it ended'), 'as planned');
    await user.selectOptions(within(form).getByLabelText('Why'), 'programme completed');
    await user.click(choose(form, 'Move on'));

    expect(await screen.findByText('Moved on.')).toBeVisible();
    expect(network.world.stays.at(-1)).toMatchObject({ stage: 'treatment', back_reason: 'Needs a quiet month' });
  });

  it('that would go on before it began says so at the first day', async () => {
    const { user } = await open(ids.bekzat, 'move-on');
    const form = await screen.findByRole('dialog', { name: 'On to another stage' });
    const first = within(form).getByLabelText('First day');
    await user.clear(first);
    await user.type(first, '2026-01-01');
    await user.selectOptions(within(form).getByLabelText('How it ended'), 'as planned');
    await user.selectOptions(within(form).getByLabelText('Why'), 'programme completed');
    await user.click(choose(form, 'Move on'));

    await waitFor(() => expect(first).toHaveAccessibleDescription('The last day is before the first.'));
    expect(first).toBeInvalid();
  });

  it('goes on in another house, with a consent in plain words', async () => {
    const { user } = await open(ids.bekzat, 'hand-over');
    const form = await screen.findByRole('dialog', { name: 'On to another centre' });
    await user.click(choose(form, 'Ask the centre'));
    expect(within(form).getByRole('combobox', { name: 'Centre' })).toBeInvalid();

    await user.type(within(form).getByRole('combobox', { name: 'Centre' }), 'hill{ArrowDown}{Enter}');
    expect(within(form).getByRole('combobox', { name: 'Centre' })).toHaveValue('House on the Hill');
    await user.click(within(form).getByRole('radio', { name: 'What this person agrees to' }));
    for (const box of within(form).getAllByRole('checkbox')) expect(box).not.toBeChecked();
    for (const name of ['name and birth', 'how to reach them', 'the road so far'])
      await user.click(within(form).getByRole('checkbox', { name }));
    expect(form).toHaveTextContent('House on the Hill may see: name and birth, how to reach them and the road so far.');
    await expectAccessible();
    await user.click(choose(form, 'Ask the centre'));
    expect(form).toHaveTextContent('They must know first that they may say no');
    expect(within(form).getAllByText('This is needed.')).toHaveLength(3);
    await user.click(within(form).getByRole('checkbox', { name: /I have told them/ }));
    await user.selectOptions(within(form).getByLabelText('Agreed by'), 'the person');
    await user.selectOptions(within(form).getByLabelText('How'), 'signed on paper');
    await user.selectOptions(within(form).getByLabelText(/^Able to decide then/), 'clear');
    await user.click(choose(form, 'Ask the centre'));

    expect(await screen.findByText('Asked. Their answer appears here.')).toBeVisible();
    const sent = network.server.asked.find(({ path }) => path.endsWith('/hand-over'))?.body;
    expect(sent).toMatchObject({
      to: ids.house,
      stage: 'resocialization',
      consent: {
        classes: ['identity', 'contact', 'care'],
        consequences_told: true,
        recipient: ids.house,
        redisclosure: false,
      },
    });
    expect((sent as { consent: { text_hash: string } }).consent.text_hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('leaves a stage out on purpose', async () => {
    const { user } = await open(ids.bekzat, 'mark');
    const form = await screen.findByRole('dialog', { name: 'Leave a stage out' });
    await user.selectOptions(within(form).getByLabelText('Why it is left out'), 'not wanted');
    await user.click(choose(form, 'Save'));

    expect(await screen.findByText('Noted.')).toBeVisible();
    expect(network.world.marks.at(-1)).toMatchObject({
      stage: 'resocialization',
      kind: 'not_wanted',
      decided_by: 'both',
    });
  });
});

describe('around a person', () => {
  it('a colleague is named', async () => {
    const { user } = await open(ids.salima);
    await user.click(await screen.findByRole('button', { name: 'Name somebody' }));
    const form = await screen.findByRole('dialog', { name: 'Who goes beside them' });
    await user.type(within(form).getByRole('combobox', { name: 'Colleague' }), 'aib{Enter}');
    await user.click(choose(form, 'Name somebody'));

    expect(await screen.findByText('Named.')).toBeVisible();
    expect(network.world.relations.at(-1)).toMatchObject({ worker: ids.aibek, kind: 'keyworker' });
  });

  it('sharing is stopped, with how it was taken back', async () => {
    const { user } = await open(ids.bekzat);
    await user.click(await screen.findByRole('button', { name: 'Stop sharing' }));
    const form = await screen.findByRole('dialog', { name: 'Stop sharing' });
    await user.type(within(form).getByLabelText(/How was it taken back/), 'said so on the phone');
    await user.click(choose(form, 'Stop sharing'));

    expect(await screen.findByText('Nothing more is shared.')).toBeVisible();
  });

  it('a way that is no longer safe is asked about first', async () => {
    const { user } = await open(ids.salima);
    await user.click(await screen.findByRole('button', { name: 'No longer safe' }));
    const ask = await screen.findByRole('dialog', { name: 'No longer safe?' });
    await user.click(within(ask).getByRole('button', { name: 'Cancel' }));
    expect(network.world.safeContacts[0]).toMatchObject({ ended: false });
  });

  it('one can see who looked', async () => {
    const { user } = await open(ids.bekzat);
    await user.click(await screen.findByRole('button', { name: 'Who looked, and why' }));
    const list = await screen.findByRole('dialog', { name: 'Who looked, and why' });
    expect(await within(list).findByText(/Gulnara A\./)).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('a relative who looked is told as one, and no colleague', async () => {
    const handle = network.server.handle.bind(network.server);
    const look = (role: string) => ({ at: '2026-11-20T07:55:00Z', role, purpose: 'care' });
    network.server.handle = (ask) =>
      ask.path.endsWith('/accesses')
        ? { status: 200, body: { items: [look('family_member'), look('counsellor')] } }
        : handle(ask);
    const { user } = await open(ids.bekzat);
    await user.click(await screen.findByRole('button', { name: 'Who looked, and why' }));
    const list = await screen.findByRole('dialog', { name: 'Who looked, and why' });

    expect(await within(list).findByText('A relative')).toBeVisible();
    expect(await within(list).findByText('Counsellor')).toBeVisible();
    expect(within(list).queryByText('A colleague')).not.toBeInTheDocument();
  });
});
