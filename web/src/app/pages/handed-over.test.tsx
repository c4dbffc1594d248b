import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/testing/render-app';
import { chooseForms, formsOfBekzat } from './forms-set-up';

const { network, asked } = formsOfBekzat();

/** Chooses GAD-7 for a device that is handed over, and stands at the PIN. */
async function toHandOver() {
  const { user } = await chooseForms(/GAD-7/);
  await user.selectOptions(
    await screen.findByLabelText('How it is filled in'),
    'by the person, on a device handed over',
  );
  await user.click(screen.getByRole('button', { name: 'Begin' }));
  const sheet = await screen.findByRole('dialog', { name: 'Hand the device over' });
  return { user, sheet, pin: within(sheet).getByLabelText('PIN for this time') };
}

async function givenAway() {
  const { user, pin } = await toHandOver();
  await user.type(pin, '4071{Enter}');
  await screen.findByRole('group', { name: /Feeling nervous/ });
  await waitFor(() => expect(network.world.session?.onlyForms).toHaveLength(1));
  return user;
}

const forStaff = async (user: Awaited<ReturnType<typeof givenAway>>) => {
  await user.click(screen.getByRole('button', { name: 'For staff' }));
  return screen.findByRole('dialog', { name: 'For staff' });
};

describe('a device handed over', () => {
  it('asks for a PIN of this one time, and says what is wrong with it', async () => {
    const { user, sheet, pin } = await toHandOver();
    expect(sheet).toHaveTextContent('Only for this one time, because whoever stands beside you sees it');
    expect(pin).toHaveAttribute('type', 'password');
    expect(pin).toHaveAttribute('inputmode', 'numeric');
    await expectAccessible();

    await user.type(pin, '407{Enter}');
    expect(await within(sheet).findByText('4 to 8 digits, please.')).toBeVisible();
    await user.type(pin, '{Backspace}{Backspace}{Backspace}1234{Enter}');
    expect(await within(sheet).findByText(/This PIN is guessed first/)).toBeVisible();
    expect(network.world.assessments).toHaveLength(0);
    expect(asked('/hand-over')).toHaveLength(0);
  });

  it('says what the server finds wrong, and begins no form twice', async () => {
    const handle = network.server.handle.bind(network.server);
    let refusing = true;
    network.server.handle = (ask) =>
      refusing && ask.path.endsWith('/hand-over')
        ? { status: 400, body: { reason: 'input.invalid', fields: [{ path: 'pin', reason: 'pin.too-simple' }] } }
        : handle(ask);
    const { user, sheet, pin } = await toHandOver();
    await user.type(pin, '4071{Enter}');
    expect(await within(sheet).findByText(/This PIN is guessed first/)).toBeVisible();
    expect(localStorage.getItem('homeward.handed-over')).toBeNull();

    refusing = false;
    await user.type(pin, '5{Enter}');

    await screen.findByRole('group', { name: /Feeling nervous/ });
    expect(network.world.assessments).toHaveLength(1);
    expect(network.world.session?.pin).toBe('40715');
  });

  it('opens nothing but the form until the PIN is typed', async () => {
    const user = await givenAway();
    expect(asked('/hand-over').map(({ body }) => body)).toEqual([
      { forms: [network.world.assessments[0]?.id], pin: '4071' },
    ]);
    expect(localStorage.getItem('homeward.handed-over')).not.toContain('4071');
    const first = screen.getByRole('group', { name: /Feeling nervous/ });
    expect(within(first).getByRole('radio', { name: 'I do not want to answer' })).toBeVisible();
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
    await expectAccessible();

    const form = await forStaff(user);
    expect(await within(form).findByText(/^5 tries are left/)).toBeVisible();
    await expectAccessible();
    const pin = within(form).getByLabelText('PIN that Gulnara A. chose for this time');
    await user.type(pin, '4072{Enter}');
    expect(await within(form).findByText('This is not the PIN of this time.')).toBeVisible();
    expect(await within(form).findByText(/^4 tries are left/)).toBeVisible();
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
    await user.clear(pin);
    await user.type(pin, '4071{Enter}');

    expect((await screen.findAllByRole('navigation'))[0]).toBeVisible();
    expect(localStorage.getItem('homeward.handed-over')).toBeNull();
  });

  it('opens by the password alone after five wrong PINs, and says so', async () => {
    const user = await givenAway();
    if (network.world.session) network.world.session.pinTries = 4;
    const form = await forStaff(user);
    await user.type(within(form).getByLabelText(/^PIN that/), '4072{Enter}');

    const other = await screen.findByLabelText('Password of Gulnara A.');
    expect(screen.getByRole('dialog')).toHaveTextContent(
      'The PIN was wrong five times and opens nothing any more. Only the password of Gulnara A. takes the device back.',
    );
    expect(screen.queryByLabelText(/^PIN that/)).not.toBeInTheDocument();
    await expectAccessible();
    await user.type(other, 'wrong{Enter}');
    expect(await screen.findByText(/do not go together/)).toBeVisible();
    await user.clear(other);
    await user.type(other, 'demo demo demo demo{Enter}');

    expect((await screen.findAllByRole('navigation'))[0]).toBeVisible();
  });

  it('opens by the password also while there is a PIN', async () => {
    const user = await givenAway();
    const form = await forStaff(user);
    await user.click(await within(form).findByRole('button', { name: 'Use the password instead' }));
    await user.type(await screen.findByLabelText('Password of Gulnara A.'), 'demo demo demo demo{Enter}');

    expect((await screen.findAllByRole('navigation'))[0]).toBeVisible();
  });

  it('without a line is filled in all the same, says that taking it back needs one, and tells the PIN later', async () => {
    const { user, pin } = await toHandOver();
    network.line = 'down';
    await user.type(pin, '4071{Enter}');
    await screen.findByRole('group', { name: /Feeling nervous/ });
    await user.keyboard('1');
    expect(await screen.findByText('Kept here until there is a line')).toBeVisible();
    const form = await forStaff(user);
    expect(form).toHaveTextContent('There is no line now, and taking the device back needs one.');
    expect(form).toHaveTextContent('The server has not heard of a PIN yet.');
    expect(network.world.session?.onlyForms).toBeUndefined();

    network.line = 'up';
    window.dispatchEvent(new Event('online'));

    await waitFor(() => expect(network.world.session?.pin).toBe('4071'));
    await user.type(await screen.findByLabelText(/^PIN that/), '4071{Enter}');
    expect((await screen.findAllByRole('navigation'))[0]).toBeVisible();
  });
});

it('whoever filled in a form sees what it says and what follows, and gives the device back', async () => {
  const user = await givenAway();
  for (let question = 1; question <= 7; question += 1) await user.keyboard('1{Enter}');

  const says = await screen.findByRole('region', { name: 'What GAD-7 says' });
  expect(says).toHaveTextContent('7of 21mild');
  expect(says).toHaveTextContent('You talk about it together');
  expect(screen.getByText('Please give the device back to Gulnara A.')).toBeVisible();
  await expectAccessible();
});
