import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FormLink } from '@/api-types/records';
import { handOver } from '@/features/assessment/model/handed-over';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();
afterEach(() => handOver(undefined));

const aLink = (instrument = 'phq-9'): FormLink => ({
  id: 'right-token',
  person: ids.bekzat,
  form: 'by-link',
  instrument,
  language: 'en',
  made_by: ids.gulnara,
  expires: '2026-11-05T08:00:00Z',
});

describe('a link to a form', () => {
  beforeEach(() => network.signIn(ids.gulnara));

  it('is made from the forms of a person, shown once, listed and taken back', async () => {
    const { user } = await visit(`/people/${ids.bekzat}/forms/new?ask=gad-7`);
    await user.selectOptions(
      await screen.findByLabelText('How it is filled in'),
      await screen.findByRole('option', { name: 'by the person, on their own phone' }),
    );
    await user.click(screen.getByRole('button', { name: 'Begin' }));
    const sheet = await screen.findByRole('dialog', { name: 'GAD-7 on their own phone' });
    expect(await within(sheet).findByRole('img', { name: /picture for a phone's camera/ })).toBeVisible();
    expect(sheet).toHaveTextContent(`/form#${network.world.formLinks[0]?.id}`);
    expect(network.world.assessments).toHaveLength(0);
    await expectAccessible();

    await user.click(within(sheet).getByRole('button', { name: 'It was given' }));
    const card = await screen.findByRole('region', { name: 'Assessments' }, { timeout: 10_000 });
    await within(card).findByText('Links given out');
    expect(card).toHaveTextContent('given by Gulnara A.');
    await user.click(within(card).getByRole('button', { name: 'Take back' }));
    const ask = await screen.findByRole('dialog', { name: 'Take this link back?' });
    await user.click(within(ask).getByRole('button', { name: 'Take back' }));
    await waitFor(() => expect(within(card).queryByText('Links given out')).not.toBeInTheDocument());
  });

  it('is offered for one form only', async () => {
    await visit(`/people/${ids.bekzat}/forms/new?ask=gad-7,phq-9`);
    await screen.findByRole('option', { name: 'by the person, on a device handed over' });
    expect(screen.queryByRole('option', { name: 'by the person, on their own phone' })).not.toBeInTheDocument();
  });
});

describe('whoever opens a link', () => {
  it('is told what is asked, answers, and reads what it says', async () => {
    network.world.formLinks.push(aLink());
    const { user } = await visit('/form#right-token');
    await screen.findByRole('heading', { name: 'Questions for you' });
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
    expect(document.title).toBe('Questions for you');
    await expectAccessible();

    await user.click(screen.getByRole('button', { name: 'Begin' }));
    await screen.findByRole('group', { name: /Little interest/ });
    await user.keyboard('0');
    expect(await screen.findByText('Saved')).toBeVisible();
    for (let question = 2; question <= 9; question += 1) await user.keyboard(question === 9 ? '{Enter}1' : '{Enter}0');
    await user.keyboard('{Enter}0{Enter}');

    const says = await screen.findByRole('region', { name: 'What PHQ-9 says' });
    expect(says).toHaveTextContent('Your centre has been told, so that somebody gets in touch with you today.');
    expect(says).toHaveTextContent('If it cannot wait, do not stay alone with it');
    expect(network.server.asked.every(({ path }) => !path.includes('right-token'))).toBe(true);
    expect(network.server.asked.filter(({ path }) => path.startsWith('/people'))).toEqual([]);
    await expectAccessible();
  });

  it('goes on where they stopped', async () => {
    network.world.formLinks.push(aLink());
    network.world.assessments.push({
      id: 'by-link',
      version: 'before',
      instrument: 'phq-9',
      state: 'started',
      answers: [{ item: 'q1', value: 1 }],
    });
    await visit('/form#right-token');
    expect(await screen.findByRole('group', { name: /Feeling down/ })).toBeVisible();
    expect(screen.getByText('1 of 10 answered')).toBeVisible();
  });

  it('is told of a bad line, and what was not sent goes with the next answer', async () => {
    network.world.formLinks.push(aLink('gad-7'));
    const { user } = await visit('/form#right-token');
    await user.click(await screen.findByRole('button', { name: 'Begin' }));
    await screen.findByRole('group', { name: /Feeling nervous/ });
    network.line = 'down';
    await user.keyboard('0');
    expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached');
    network.line = 'up';
    await user.keyboard('{Enter}1');
    await waitFor(() =>
      expect(network.world.assessments[0]?.answers).toEqual([
        { item: 'q1', value: 0 },
        { item: 'q2', value: 1 },
      ]),
    );
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
  });

  it('hears the same of every link that opens nothing', async () => {
    await visit('/form#wrong-token', 'ru');
    expect(await screen.findByText('Эта ссылка больше ничего не открывает')).toBeVisible();
    await expectAccessible();
  });
});

it('a device stays narrowed to its forms also when somebody empties the browser', async () => {
  network.signIn(ids.gulnara);
  network.world.assessments.push({ id: 'handed', instrument: 'gad-7', state: 'started', person: ids.bekzat });
  if (network.world.session) network.world.session.onlyForms = ['handed'];
  await visit('/people');
  expect(await screen.findByRole('group', { name: /Feeling nervous/ })).toBeVisible();
  expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
});

it('several forms are handed over together and follow each other', async () => {
  network.signIn(ids.gulnara);
  const { user } = await visit(`/people/${ids.bekzat}/forms/new?ask=gad-7,goals`);
  await user.selectOptions(
    await screen.findByLabelText('How it is filled in'),
    await screen.findByRole('option', { name: 'by the person, on a device handed over' }),
  );
  await user.click(screen.getByRole('button', { name: 'Begin' }));
  await user.type(await screen.findByLabelText('PIN for this time'), '4071{Enter}');
  await screen.findByRole('group', { name: /Feeling nervous/ });
  await waitFor(() => expect(network.world.session?.onlyForms).toHaveLength(2));
  for (let question = 1; question <= 7; question += 1) await user.keyboard('1{Enter}');
  await screen.findByRole('region', { name: 'What GAD-7 says' });
  await user.click(screen.getByRole('button', { name: 'Next' }));
  expect(await screen.findByRole('heading', { level: 1, name: /What matters/ })).toBeVisible();
});
