import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeNetwork } from '@/testing/network';
import { expectAccessible, visit } from '@/testing/render-app';

const network = fakeNetwork();
const password = 'demo demo demo demo';

it('a visitor signs in where they are and lands there', async () => {
  const { user, router } = await visit('/people');
  await screen.findByRole('heading', { level: 1, name: 'Homeward' });
  await expectAccessible();

  await user.type(screen.getByLabelText('Login'), 'gulnara');
  await user.type(screen.getByLabelText('Password'), `${password}{Enter}`);

  expect(await screen.findByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  expect(router.state.location.pathname).toBe('/people');
});

it('a wrong password says what to do and keeps the login', async () => {
  const { user } = await visit('/');
  await user.type(await screen.findByLabelText('Login'), 'gulnara');
  await user.type(screen.getByLabelText('Password'), 'nonsense{Enter}');

  expect(await screen.findByRole('alert')).toHaveTextContent('do not go together');
  expect(screen.getByLabelText('Login')).toHaveValue('gulnara');
});

it('empty fields are said at the fields, all at once', async () => {
  const { user } = await visit('/');
  await user.click(await screen.findByRole('button', { name: 'Sign in' }));

  expect(screen.getByLabelText('Login')).toBeInvalid();
  expect(screen.getByLabelText('Password')).toBeInvalid();
});

it('one tap signs in to the invented country, which says that it is one', async () => {
  const { user } = await visit('/');
  await user.click(await screen.findByRole('button', { name: /regional officer/ }));

  expect(await screen.findByRole('heading', { level: 1, name: /Naryn region/ })).toBeVisible();
  expect(screen.getByText(/invented country/)).toBeVisible();
});

it('a second factor is asked for, and a wrong code can be given again', async () => {
  const { user } = await visit('/users');
  await user.click(await screen.findByRole('button', { name: /administrator/ }));
  const code = await screen.findByLabelText(/Code from your phone/);

  await user.type(code, '000000{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('The code is not right');
  await user.clear(code);
  await user.type(code, '123456{Enter}');

  expect(await screen.findByRole('heading', { level: 1, name: 'Users' })).toBeVisible();
});

it('speaks the language that was chosen', async () => {
  const { user } = await visit('/');
  await user.selectOptions(await screen.findByLabelText('Language'), 'Русский');

  expect(await screen.findByRole('button', { name: 'Войти' })).toBeVisible();
  expect(document.documentElement.lang).toBe('ru');
});

it('a link that was used says so, and leads to signing in', async () => {
  const { user } = await visit('/setup');
  await screen.findByRole('heading', { level: 1, name: 'Homeward is set up here' });
  await expectAccessible();
  expect(screen.queryByLabelText('Your name')).not.toBeInTheDocument();

  await user.click(screen.getByRole('link', { name: 'Sign in' }));
  expect(await screen.findByLabelText('Login')).toBeVisible();
});

it('where nobody is set up yet, nobody is asked to sign in', async () => {
  network.world.setupNeeded = true;
  await visit('/');

  expect(await screen.findByText(/Open the link that the server printed/)).toBeVisible();
  expect(screen.queryByLabelText('Login')).not.toBeInTheDocument();
});

it('the first administrator is made with the token from the link', async () => {
  network.world.setupNeeded = true;
  window.location.hash = '#right';
  const { user, router } = await visit('/setup');
  await screen.findByRole('heading', { level: 1, name: 'Set up Homeward' });
  await expectAccessible();
  const type = (label: string, text: string) => user.type(screen.getByLabelText(label), text);

  await type('Name of the country or organisation', 'Kyrgyz Republic');
  await type('Your name', 'Roza T.');
  await type('Login', 'roza');
  await type('Password', 'short');
  await type('Once more', 'short');
  await user.click(screen.getByRole('button', { name: 'Begin' }));
  expect(screen.getByLabelText('Password')).toBeInvalid();

  await type('Password', ' but now long enough');
  await type('Once more', ' but now long enough');
  await user.click(screen.getByRole('button', { name: 'Begin' }));

  await screen.findByRole('button', { name: 'Sign in' });
  expect(router.state.location.pathname).toBe('/');
  window.location.hash = '';
});
