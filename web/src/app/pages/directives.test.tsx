import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { emptyCountry } from '@/testing/fake/country';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();

it('a region sees the road from its order to the families, and the centres behind each number', async () => {
  network.signIn(ids.officer);
  const { user } = await visit('/directives');
  await user.click(await screen.findByRole('link', { name: 'Families beside treatment' }));

  const road = await screen.findByRole('region', { name: 'From the order to the families' });
  expect(within(road).getByRole('button', { name: /^4\s*centres addressed/ })).toBeVisible();
  expect(within(road).getByText(/1 centre acted and has not said it is done/)).toBeVisible();
  expect(road).toHaveTextContent('20 family members reached');
  expect(road).toHaveTextContent('* people in care reached');
  const houses = screen.getByRole('region', { name: /Centre by centre/ });
  expect(within(houses).getAllByRole('rowheader')).toHaveLength(4);
  expect(document.title).toBe('Directives · Homeward');
  await expectAccessible();

  await user.click(within(road).getByRole('button', { name: /^1\s*say they cannot/ }));
  const [only, ...others] = within(houses).getAllByRole('rowheader');
  expect(others).toEqual([]);
  expect(only).toHaveTextContent('House on the Hill');
  expect(houses).toHaveTextContent('nobody trained for it');
});

it('a directive is issued to places of the tree, and all that is missing is said at once', async () => {
  network.signIn(ids.officer);
  const { user } = await visit('/directives');
  await user.click(await screen.findByRole('button', { name: 'Issue a directive' }));
  const form = await screen.findByRole('dialog', { name: 'Issue a directive' });
  const submit = within(form).getByRole('button', { name: 'Issue a directive' });
  await user.type(within(form).getByLabelText('Act by'), '2026-12-01');
  await user.click(submit);
  expect(await within(form).findByText('Please look at 3 fields above.')).toBeVisible();

  await user.type(within(form).getByLabelText('Title'), 'A meal together');
  await user.type(within(form).getByLabelText('Number in your register'), 'R-8');
  await user.type(within(form).getByLabelText('What is to be different'), 'Families eat with us once.');
  await user.click(within(form).getByRole('checkbox', { name: 'House on the Hill' }));
  await user.click(within(form).getByRole('checkbox', { name: 'Naryn region' }));
  expect(within(form).getByRole('checkbox', { name: 'Way Home' })).toBeChecked();
  await user.selectOptions(within(form).getByLabelText('Count'), 'a form that was finished');
  await user.selectOptions(within(form).getByLabelText('Which form'), 'PHQ-9');
  await expectAccessible();
  await user.click(submit);

  expect(await screen.findByText('Issued. Every centre it goes to is asked to answer.')).toBeVisible();
  expect(network.world.directives[0]?.order).toEqual({
    title: 'A meal together',
    aim: 'Families eat with us once.',
    places: [ids.region],
    counts: { kind: 'form_finished', whom: 'anybody', instrument: 'phq-9' },
    act_by: '2026-12-01',
  });
});

it('a centre answers in its own words and sees whom it reached', async () => {
  network.signIn(ids.manager);
  const { user } = await visit(`/directives/${ids.order}`);
  const own = await screen.findByRole('region', { name: /Our answer/ });
  expect(own).toHaveTextContent('Please answer by 19 Oct');
  expect(own).toHaveTextContent('1 people in care and 4 family members');
  expect(screen.queryByRole('region', { name: /Centre by centre/ })).not.toBeInTheDocument();

  await user.click(within(own).getByText('Whom we reached'));
  expect((await within(own).findAllByRole('link')).length).toBe(2);
  await user.click(within(own).getByRole('button', { name: 'It is done' }));
  const form = await screen.findByRole('dialog', { name: 'It is done' });
  await user.click(within(form).getByRole('button', { name: 'Answer' }));
  expect(await within(form).findByText('Say it in a sentence.')).toBeVisible();
  await user.type(within(form).getByLabelText('What was done'), 'A meal together.');
  await expectAccessible();
  await user.click(within(form).getByRole('button', { name: 'Answer' }));

  expect(await screen.findByText('Answered. The place that asked sees it now.')).toBeVisible();
  expect(network.world.directiveAnswers[0]).toMatchObject({ kind: 'done', words: 'A meal together.' });
});

it('the day of a lead says which order waits', async () => {
  network.world.tasks.push({
    id: 'task-order',
    home: ids.centre,
    kind: 'answer_directive',
    asked_role: 'manager',
    due: '2026-10-19',
    about: ids.order,
    state: 'open',
  });
  network.signIn(ids.manager);
  const { user } = await visit('/');
  const steps = await screen.findByRole('region', { name: 'Next steps' });
  expect(await within(steps).findByText(/Families beside treatment/)).toBeVisible();
  await user.click(within(steps).getByRole('link', { name: 'Answer a directive' }));
  expect(await screen.findByRole('region', { name: /Our answer/ })).toBeVisible();
});

it('an order is worded anew with a reason, and taken back with one', async () => {
  network.signIn(ids.officer);
  const { user } = await visit(`/directives/${ids.order}`);
  await user.click(await screen.findByRole('button', { name: 'Change the wording' }));
  const amend = await screen.findByRole('dialog', { name: 'Change the wording' });
  await user.clear(within(amend).getByLabelText('Title'));
  await user.type(within(amend).getByLabelText('Title'), 'Families twice');
  await user.type(within(amend).getByLabelText('Why it changes'), 'Once was not enough.');
  await user.click(within(amend).getByRole('button', { name: 'Change the wording' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Families twice' })).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Take it back' }));
  const withdraw = await screen.findByRole('dialog', { name: 'Take it back' });
  await user.type(within(withdraw).getByLabelText('Why'), 'Issued twice.');
  await user.click(within(withdraw).getByRole('button', { name: 'Take it back' }));
  expect(await screen.findByText(/taken back 29 Oct: Issued twice/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Take it back' })).not.toBeInTheDocument();
});

it('an empty list says what an order needs', async () => {
  Object.assign(network.world, emptyCountry());
  network.signIn(ids.officer);
  await visit('/directives');
  expect(await screen.findByText(/An order needs an aim, places, a day/)).toBeVisible();
});
