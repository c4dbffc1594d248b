import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();
beforeEach(() => network.signIn(ids.gulnara));

const card = () => screen.findByRole('region', { name: 'People around them' });
const open = async () => {
  const { user } = await visit(`/people/${ids.bekzat}`);
  await user.click(await within(await card()).findByRole('button', { name: 'Add somebody' }));
  return { user, sheet: within(await screen.findByRole('dialog', { name: 'Somebody beside them' })) };
};

it('somebody new is registered in the same form, and naming them opens nothing', async () => {
  const { user, sheet } = await open();
  expect(sheet.getByLabelText(/^What is this person to Bekzat Toktogulov\?/)).toBeVisible();
  await user.click(sheet.getByRole('button', { name: 'Add' }));
  expect(await sheet.findByText('Choose somebody from the list.')).toBeVisible();
  await user.click(sheet.getByRole('radio', { name: /^Somebody new/ }));
  await user.type(sheet.getByLabelText(/^Given name/), 'Roza');
  await user.selectOptions(sheet.getByLabelText(/^What is Roza to Bekzat Toktogulov\?/), 'sibling');
  await user.selectOptions(sheet.getByLabelText('Do they support them?'), 'yes');
  expect(sheet.getByText(/^Naming somebody opens nothing to them/)).toBeVisible();
  await expectAccessible();
  await user.click(sheet.getByRole('button', { name: 'Add' }));

  const list = await card();
  expect(await within(list).findByRole('link', { name: 'Roza' })).toBeVisible();
  expect(within(list).getByText('brother or sister')).toBeVisible();
  expect(within(list).getByText(/supports them · told by: the person/)).toBeVisible();
  expect(network.world.consents.filter(({ recipient }) => recipient === network.world.ties[0]?.other)).toEqual([]);
  expect(network.server.asked.find(({ path }) => path.endsWith('/ties'))?.body).toMatchObject({
    kind: 'sibling',
    registers: { kinds: ['relative'], names: [{ given: 'Roza' }] },
  });
});

it('a consent for their support is the next step', async () => {
  const { user, sheet } = await open();
  await user.click(sheet.getByRole('radio', { name: /^Somebody new/ }));
  await user.type(sheet.getByLabelText(/^Given name/), 'Roza');
  await user.selectOptions(sheet.getByLabelText(/^What is Roza to/), 'parent');
  await user.click(sheet.getByRole('radio', { name: 'Ask for consent to share something with them' }));
  await user.click(sheet.getByRole('button', { name: 'Add' }));

  const share = within(await screen.findByRole('dialog', { name: 'What Roza may see' }));
  for (const box of share.getAllByRole('checkbox')) expect(box).not.toBeChecked();
  await user.click(share.getByRole('checkbox', { name: 'name and birth' }));
  expect(share.getByText('They may use it to support me, for nothing else.')).toBeVisible();
  await user.selectOptions(share.getByLabelText('Agreed by'), 'the person');
  await user.selectOptions(share.getByLabelText('How'), 'signed on paper');
  await user.selectOptions(share.getByLabelText(/^Able to decide then/), 'clear');
  await user.click(share.getByRole('checkbox', { name: /^I have told them/ }));
  await user.click(share.getByRole('checkbox', { name: 'They have a copy' }));
  await user.click(share.getByRole('button', { name: 'They agree' }));
  const shared = () => network.world.consents.find(({ recipient }) => recipient === network.world.ties[0]?.other);
  await waitFor(() => expect(shared()).toBeDefined());
  expect(shared()).toMatchObject({
    subject: ids.bekzat,
    purposes: ['family_support'],
    classes: ['identity'],
    recipient_kind: 'person',
  });
});

it('whose record is not shown is said without a name, and leaves the list when it ends', async () => {
  network.world.ties.push({ id: 't', person: ids.bekzat, other: 'hidden', kind: 'guardian', lives_together: 'no' });
  const { user } = await visit(`/people/${ids.bekzat}`);
  const list = await card();
  expect(await within(list).findByText('Somebody whose record is not shown to you')).toBeVisible();
  expect(within(list).queryByRole('button', { name: 'Share' })).not.toBeInTheDocument();
  await user.click(within(list).getByRole('button', { name: 'No longer' }));
  const sheet = within(await screen.findByRole('dialog', { name: 'No longer beside them' }));
  await user.click(sheet.getByRole('button', { name: 'No longer' }));

  expect(await within(list).findByText(/^Nobody is named yet/)).toBeVisible();
  expect(network.world.ties[0]?.until).toBe(network.world.today);
});

it('they asked us not to call again, and take it back by their own word', async () => {
  const { user } = await visit(`/people/${ids.bekzat}`);
  const contact = await screen.findByRole('region', { name: 'Safe contact' });
  await user.click(within(contact).getByRole('button', { name: 'They asked us not to call again' }));
  const sheet = within(await screen.findByRole('dialog', { name: 'They asked us not to call again' }));
  expect(sheet.getByText(/Every search and reminder ends at once/)).toBeVisible();
  await expectAccessible();
  await user.click(sheet.getByRole('button', { name: 'Write down: do not call' }));
  expect(await within(contact).findByText(/they asked us not to call again/)).toBeVisible();

  await user.click(within(contact).getByRole('button', { name: 'They say we may call again' }));
  const back = within(await screen.findByRole('dialog', { name: 'They say we may call again' }));
  await user.click(back.getByRole('button', { name: 'We may call again' }));
  expect(await back.findByText('Only they themselves can take this back.')).toBeVisible();
  await user.click(back.getByRole('checkbox', { name: 'They told us so themselves' }));
  await user.click(back.getByRole('button', { name: 'We may call again' }));
  await waitFor(() => expect(within(contact).queryByText(/they asked us not to call again/)).not.toBeInTheDocument());
});
