import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ids } from '@/testing/fake/country/ids';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();

const row = async (name: string) => {
  const heading = await screen.findByRole('heading', { level: 3, name });
  const item = heading.closest('li');
  if (!item) throw new Error(`${name} is in no list`);
  return item;
};

describe('content', () => {
  it('stands by kind, and says of each pack what nobody has verified', async () => {
    network.signIn(ids.admin);
    await visit('/content');

    expect(await screen.findByRole('region', { name: 'Instruments' })).toBeVisible();
    expect(screen.getByText('Shown: 7 of 7. Need attention: 5.')).toBeVisible();
    expect(await row('PHQ-9')).toHaveTextContent('Nobody has compared with the source: readings of scores (1 of 2).');
    expect(within(await row('PHQ-9')).getByText('Partly verified')).toBeVisible();
    expect(within(await row('Reception')).getByText('Not verified')).toBeVisible();
    expect(await row('Reception')).toHaveTextContent('Nobody has compared with the source: the whole pack.');
    expect(await row('Weeks not positive')).toHaveTextContent('English and Russian (draft)');
    expect(within(await row('Sayyora')).getByText('Verified')).toBeVisible();
    await expectAccessible();
  });

  it('says of an instrument without its text what is missing and how it gets here', async () => {
    network.signIn(ids.admin);
    const { user } = await visit('/content');
    const who = await row('WHO-5');

    expect(who).toHaveTextContent('Cannot be filled in here: the text is not loaded and its licence is not accepted.');
    await user.click(within(who).getByText('How the text gets here'));
    expect(
      within(who).getByText('homeward instrument-text template who-5 --language en --out who-5.text.json'),
    ).toBeVisible();
    expect(who).toHaveTextContent('Sets that are asked without it until its text is loaded: Every month.');
    const month = await row('Every month');
    expect(month).toHaveTextContent('Asked without these forms, because their text is not loaded: WHO-5.');
    expect(within(month).getByText('Text missing')).toBeVisible();
    expect(await row('PHQ-9')).toHaveTextContent('Can be filled in here.');
    expect(within(await row('PHQ-9')).queryByText('How the text gets here')).not.toBeInTheDocument();
  });

  it('names what comes from the own folder, and on which terms', async () => {
    network.signIn(ids.admin);
    await visit('/content?kind=instruments');

    expect(await row('AUDIT')).toHaveTextContent(
      'Text of Its owner, on these terms: Unmodified. Accepted by A. B. on 22 Nov 2026.',
    );
    expect(await row('AUDIT')).toHaveTextContent('From the own folder of this centre, instead of our version 1.');
    expect(screen.queryByRole('region', { name: 'Roles' })).not.toBeInTheDocument();
  });

  it('is narrowed to a kind, to what needs attention and by words; the address keeps it', async () => {
    network.signIn(ids.admin);
    const { user, router } = await visit('/content');
    await row('Sayyora');
    await user.click(screen.getByRole('checkbox', { name: 'Only what needs attention' }));
    expect(screen.queryByRole('heading', { name: 'Sayyora' })).not.toBeInTheDocument();
    await user.selectOptions(screen.getByLabelText('Kind'), 'Instruments');
    await user.type(screen.getByLabelText('Search by name or source'), 'who');

    expect(await screen.findByText('Shown: 1 of 7. Need attention: 1.')).toBeVisible();
    expect(router.state.location.search).toEqual({ kind: 'instruments', open: true, q: 'who' });
    await user.type(screen.getByLabelText('Search by name or source'), 'xyz');
    expect(await screen.findByText('Nothing of this needs attention.')).toBeVisible();
  });

  it('is called as the reader calls it', async () => {
    network.signIn(ids.admin);
    await visit('/content', 'ru');

    expect(await row('Неположительные недели')).toHaveTextContent('русский (черновик)');
    expect(within(await row('WHO-5')).getByText(/--language ru/)).toBeInTheDocument();
  });
});
