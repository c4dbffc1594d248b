import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { ids } from '@/testing/fake/country/ids';
import { expectAccessible, visit } from '@/testing/render-app';
import { chooseForms, formsOfBekzat } from './forms-set-up';

const { network, asked } = formsOfBekzat();

const earlier = (id: string, on: string, values: number[]) => ({
  id,
  version: `${id}-1`,
  person: ids.bekzat,
  home: ids.centre,
  instrument: 'phq-9',
  instrument_version: 1,
  language: 'en',
  mode: 'interview' as const,
  state: 'finished' as const,
  on,
  started: `${on}T09:00:00Z`,
  administrator: ids.aibek,
  answers: values.map((value, at) => ({ item: `q${at + 1}`, value })),
});

const due = (instrument: string, sitting: number, minutes: number, on: string, overdue = false) => ({
  instrument,
  sitting,
  minutes,
  from: '2026-10-01',
  due: on,
  overdue,
});

const member = (person: string, on: string, total: number, counted = true) => ({
  person: network.world.persons.find(({ id }) => id === person) ?? { id: person, version: '1' },
  form: `of ${person}`,
  on,
  counted,
  scores: [{ name: 'total', value: total }],
});

it('a form that cannot be begun says why, and can be tried again', async () => {
  const handle = network.server.handle.bind(network.server);
  network.server.handle = (ask) =>
    ask.method === 'POST' && ask.path.endsWith('/assessments')
      ? { status: 404, body: { reason: 'not-found' } }
      : handle(ask);
  const { user } = await chooseForms(/GAD-7/);

  await user.click(screen.getByRole('button', { name: 'Begin' }));

  expect(await screen.findByRole('alert')).toHaveTextContent('This is not here');
  expect(screen.getByRole('button', { name: 'Begin' })).toBeEnabled();
});

it('a family stands side by side with its spread', async () => {
  network.world.family.push({
    instrument: 'gad-7',
    members: [member(ids.bekzat, '2026-11-01', 4), member(ids.salima, '2026-10-28', 16)],
    spreads: [{ name: 'total', lowest: 4, highest: 16, mean: 10, members: 2 }],
  });
  await visit(`/people/${ids.bekzat}`);

  const family = await screen.findByRole('region', { name: 'The family side by side: GAD-7' }, { timeout: 10_000 });
  expect(within(family).getByText(/From 4 to 16: 12 apart, on average 10/)).toBeVisible();
  expect(within(family).getAllByRole('listitem')[1]).toHaveTextContent('Salima Mamatova');
  await expectAccessible();
});

it('a form that asks about days of the last one says so and refuses nothing', async () => {
  network.world.assessments.push(earlier('before', '2026-10-20', [1, 1, 1, 1, 1, 1, 1, 1, 0]), {
    ...earlier('again', '2026-10-26', []),
    state: 'started',
    answers: [],
  } as never);
  await visit(`/people/${ids.bekzat}/forms/again`);

  expect(await screen.findByRole('note')).toHaveTextContent(
    'This form asks about the past 14 days. The last one was on 20 Oct 2026: 8 days are asked about again',
  );
});

describe('what is to be asked', () => {
  beforeEach(() => {
    network.world.due.push({
      schedule: 'intake',
      title: [{ language: 'en', text: 'Intake' }],
      sittings: 2,
      minutes: 9,
      forms: [
        due('phq-9', 1, 3, '2026-10-20', true),
        due('gad-7', 1, 2, '2026-10-20', true),
        due('goals', 2, 4, '2026-11-20'),
      ],
    });
  });

  it('stands on the page of the person, by sitting with its minutes, and is chosen at once', async () => {
    const { user } = await visit(`/people/${ids.bekzat}`);
    const asked = await screen.findByRole('region', { name: 'What is to be asked now' });
    await within(asked).findByText(/PHQ-9, GAD-7/);
    expect(asked).toHaveTextContent('was to be asked by 20 Oct');
    expect(asked).toHaveTextContent('2 forms, about 5 minutes');
    expect(asked).toHaveTextContent('Sitting 2: What matters to me');
    await expectAccessible();

    await user.click(within(asked).getByRole('link', { name: 'Begin: Intake, Sitting 1' }));

    expect(await screen.findByRole('checkbox', { name: /PHQ-9/ })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: /GAD-7/ })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: /What matters/ })).not.toBeChecked();
    expect(screen.getByText('2 forms, about 5 minutes')).toBeVisible();
  });

  it('names what waits for its text, and who can load it', async () => {
    network.world.waiting.push('gad-7', 'who-5');
    const said = /^Not asked until their text is here: GAD-7 and who-5\. An administrator can load it, under Content;/;
    const { router } = await visit(`/people/${ids.bekzat}`);
    const asked = await screen.findByRole('region', { name: 'What is to be asked now' }, { timeout: 10_000 });
    expect(await within(asked).findByText(said)).toBeVisible();

    await router.navigate({ to: '/' });

    const mine = await screen.findByRole('region', { name: 'Forms to ask' }, { timeout: 10_000 });
    expect(await within(mine).findByText(said)).toBeVisible();
  });

  it('stands in my day', async () => {
    await visit('/');
    const asked = await screen.findByRole('region', { name: 'Forms to ask' });
    expect(asked).toHaveTextContent('Intake · 3 forms, about 9 minutes');
    await expectAccessible();
  });
});

describe('a form', () => {
  it('is begun, answered by keys, saved by itself, finished and read', async () => {
    network.world.assessments.push(earlier('first', '2026-09-01', [3, 3, 2, 2, 2, 1, 0, 0, 0]));
    const { user } = await chooseForms(/PHQ-9/, /GAD-7/);
    expect(await screen.findByText('2 forms, about 5 minutes')).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Begin' }));

    await screen.findByRole('group', { name: /Little interest/ });
    await expectAccessible();
    await user.keyboard('1');
    expect(screen.getByRole('radio', { name: 'Several days' })).toBeChecked();
    await waitFor(() => expect(asked('/answers')).toHaveLength(1));
    expect(asked('/answers')[0]?.body).toEqual({ answers: [{ item: 'q1', value: 1 }] });
    expect(await screen.findByText('Saved')).toBeVisible();

    for (let question = 2; question <= 9; question += 1) await user.keyboard(question === 9 ? '{Enter}1' : '{Enter}0');
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Finish' }));

    const next = await screen.findByRole('region', { name: 'What happens next' });
    await waitFor(() => expect(next).toHaveTextContent('A next step for today is open in this centre'));
    const says = screen.getByRole('region', { name: 'What the form says' });
    expect(says).toHaveTextContent('2of 27none or minimal');
    await waitFor(() =>
      expect(says).toHaveTextContent('11 lower than the first time, on 1 Sept 2026: then it was 13.'),
    );
    await expectAccessible();

    await user.click(screen.getByRole('button', { name: 'On to GAD-7' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'GAD-7' })).toBeVisible();
    expect(network.world.assessments.map(({ state }) => state)).toEqual(['finished', 'finished', 'started']);
  });

  it('tells what is open from what somebody did not want to answer', async () => {
    localStorage.setItem('homeward.forms.layout', 'all');
    const { user } = await chooseForms(/PHQ-9/);
    await user.click(await screen.findByRole('button', { name: 'Begin' }));
    const first = await screen.findByRole('group', { name: /Little interest/ });
    await user.click(within(first).getByRole('radio', { name: 'Does not want to answer' }));
    await user.click(screen.getByRole('button', { name: 'Finish' }));

    const ask = await screen.findByRole('dialog', { name: 'Finish with open questions?' });
    expect(ask).toHaveTextContent('8 questions have no answer. They stay open and never count as zero');
    await user.click(within(ask).getByRole('button', { name: 'Finish' }));

    expect(await screen.findByText('No score: some questions are open')).toBeVisible();
    const { answers } = asked('/finish')[0]?.body as { answers: unknown[] };
    expect(answers.slice(0, 2)).toEqual([
      { item: 'q1', absent: 'refused' },
      { item: 'q2', absent: 'unanswered' },
    ]);
  });

  it('from paper shows numbers and values, and skips what the gate closes', async () => {
    localStorage.setItem('homeward.forms.layout', 'all');
    const { user } = await chooseForms(/C-SSRS/);
    await user.click(await screen.findByRole('button', { name: 'Begin' }));
    const gate = await screen.findByRole('group', { name: /Question 2 \(text under licence is not loaded\)/ });
    expect(screen.queryByRole('group', { name: /Question 3/ })).not.toBeInTheDocument();

    await user.click(within(gate).getByRole('radio', { name: '1' }));
    expect(await screen.findByRole('group', { name: /Question 3/ })).toBeVisible();
    await user.click(within(gate).getByRole('radio', { name: '0' }));
    expect(screen.queryByRole('group', { name: /Question 3/ })).not.toBeInTheDocument();
  });

  it('entered by number is answered by the number pressed, zero too', async () => {
    const { user } = await chooseForms(/C-SSRS/);
    await user.click(await screen.findByRole('button', { name: 'Begin' }));
    const gate = await screen.findByRole('group', { name: /Question 1 / });
    expect(screen.getByText(/A number key chooses the answer with that number/)).toBeVisible();

    await user.keyboard('0');
    expect(within(gate).getByRole('radio', { name: '0' })).toBeChecked();
    await user.keyboard('1');
    expect(within(gate).getByRole('radio', { name: '1' })).toBeChecked();
    await user.keyboard('2');
    expect(within(gate).getByRole('radio', { name: '1' })).toBeChecked();
  });

  it('begun and answered without a line waits here, and goes by itself', async () => {
    const { user } = await chooseForms(/GAD-7/);
    await screen.findByText('1 form, about 2 minutes');
    network.line = 'down';
    await user.click(screen.getByRole('button', { name: 'Begin' }));
    await screen.findByRole('heading', { level: 1, name: 'GAD-7' });
    await user.keyboard('0{Enter}1');
    expect(await screen.findByText('Kept here until there is a line')).toBeVisible();
    await waitFor(() => expect(screen.getByText('2 entries wait here and will be sent by themselves')).toBeVisible());

    network.line = 'up';
    window.dispatchEvent(new Event('online'));
    await waitFor(() =>
      expect(network.world.assessments[0]?.answers).toEqual([
        { item: 'q1', value: 0 },
        { item: 'q2', value: 1 },
      ]),
    );
  });
});

describe('forms on the page of a person', () => {
  it('show the latest with its curve, what is to go on with, and can be marked as entered in error', async () => {
    network.world.assessments.push(
      earlier('a', '2026-08-01', [3, 3, 2, 2, 2, 1, 0, 0, 0]),
      earlier('b', '2026-10-01', [1, 1, 1, 1, 0, 0, 0, 0, 1]),
      { ...earlier('c', '2026-10-20', [1]), state: 'started' },
    );
    const { user } = await visit(`/people/${ids.bekzat}`);
    const card = await screen.findByRole('region', { name: 'Assessments' });
    const form = await within(card).findByRole('article', { name: 'PHQ-9' });

    expect(form).toHaveTextContent('5of 27mild');
    expect(form).toHaveTextContent('Thoughts of being better off dead or of self-harm, at any total');
    const table = within(form).getByRole('table', { name: 'Total, PHQ-9: over time' });
    expect(
      within(table)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual(['DayScoreWhat it says', '1 Aug 202613moderate', '1 Oct 20265mild']);
    expect(within(card).getByRole('link', { name: 'Go on' })).toHaveAttribute('href', `/people/${ids.bekzat}/forms/c`);
    await expectAccessible();

    await user.click(within(form).getByText('All forms (2)'));
    await user.click(within(form).getAllByRole('button', { name: 'Entered in error' })[0] ?? card);
    const ask = await screen.findByRole('dialog', { name: 'Was this form entered in error?' });
    await user.click(within(ask).getByRole('button', { name: 'Entered in error' }));
    await waitFor(() => expect(form).toHaveTextContent('13of 27moderate'));
  });
});

it('an answer of the same day is offered, not asked again', async () => {
  network.world.assessments.push({
    ...earlier('today', network.world.today, []),
    instrument: 'audit',
    answers: [{ item: 'q1', value: 3 }],
  });
  const { user } = await chooseForms(/AUDIT-C/);
  await user.click(await screen.findByRole('button', { name: 'Begin' }));
  await screen.findByText(/Answered today in .*: 2 to 3 times a week/);
  await expectAccessible();

  await user.click(screen.getByRole('button', { name: 'Take this answer' }));

  expect(screen.getByRole('radio', { name: /2 to 3 times a week/ })).toBeChecked();
  expect(screen.queryByText(/Answered today/)).not.toBeInTheDocument();
});

it('a round is taken on one page, with the sum as it grows and slips of the pen said at once', async () => {
  const { user } = await visit(`/people/${ids.bekzat}/rounds/ciwa-ar`);
  const save = await screen.findByRole('button', { name: 'Save the round' });
  await user.type(screen.getByLabelText('Pulse'), '1180');
  expect(screen.getByText('From 20 to 300')).toBeVisible();
  expect(save).toBeDisabled();
  await user.clear(screen.getByLabelText('Pulse'));
  await user.type(screen.getByLabelText('Pulse'), '118');
  for (const sign of screen.getAllByRole('group', { name: /^\d+ / }))
    await user.click(within(sign).getByRole('radio', { name: '1' }));
  expect(screen.getByText('10')).toBeVisible();
  expect(screen.getByText('moderate')).toBeVisible();
  await expectAccessible();
  await user.click(save);

  await waitFor(() => expect(asked('/rounds')).toHaveLength(1));
  expect(asked('/rounds')[0]?.body).toMatchObject({ instrument: 'ciwa-ar', vitals: { pulse: 118 } });
  const sheet = await screen.findByRole('region', { name: 'Rounds of CIWA-Ar, in time' });
  expect(within(sheet).getByRole('row', { name: /^Pulse/ })).toHaveTextContent('Pulse118');
});

it('a round whose signs are not here in the language of the screen says in which they are', async () => {
  const { user } = await visit(`/people/${ids.bekzat}/rounds/ciwa-ar`, 'ru');
  const said = 'Перевода вопросов здесь нет; они на этом языке: английский.';
  expect(await screen.findByText(said)).toBeVisible();
  for (const sign of screen.getAllByRole('group', { name: /^\d+ / }))
    await user.click(within(sign).getByRole('radio', { name: '1' }));
  await user.click(screen.getByRole('button', { name: 'Сохранить обход' }));

  await user.click(await screen.findByRole('button', { name: 'Каждый признак' }));

  expect(screen.getByText(said)).toBeVisible();
});

it('a round in the language of its signs says nothing of languages', async () => {
  await visit(`/people/${ids.bekzat}/rounds/ciwa-ar`);

  expect(await screen.findByRole('button', { name: 'Save the round' })).toBeVisible();
  expect(screen.queryByText(/not translated here/)).not.toBeInTheDocument();
});
