import { MantineProvider } from '@mantine/core';
import { createBrowserHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { useForm } from '@/lib/form';
import { createSpeech, SpeechProvider } from '@/lib/text/use-text';
import { TextField } from './fields';
import { FormSheet } from './form-sheet';
import { Sheet } from './sheet';

const onClose = vi.fn();

function Given() {
  const form = useForm({
    start: { name: '' },
    check: (): Record<string, string> => ({ name: 'form.words-needed' }),
    send: () => Promise.reject(new Error('nothing is sent here')),
    onDone: onClose,
  });
  return (
    <FormSheet title="Somebody" onClose={onClose} submitLabel="Keep" form={form}>
      <TextField field={form.bind('name')} label="Name" />
    </FormSheet>
  );
}

/** Stands on the second of two pages. */
async function show(what: ReactNode) {
  onClose.mockClear();
  const speech = await createSpeech('en');
  const history = createBrowserHistory();
  for (const page of ['/before', '/here']) {
    history.push(page);
    history.flush();
  }
  onTestFinished(history.destroy);
  const routeTree = createRootRoute({ component: () => what, notFoundComponent: () => what });
  const router = createRouter({ routeTree, history });
  await router.load();
  render(
    <MantineProvider env="test">
      <SpeechProvider start={speech}>
        <RouterProvider router={router} />
      </SpeechProvider>
    </MantineProvider>,
  );
  return userEvent.setup();
}

/** What covers the page around the dialog; nothing says a role of it. */
function beside(): Element {
  const cover = document.querySelector('.mantine-Modal-overlay');
  if (!cover) throw new Error('Nothing covers the page.');
  return cover;
}

it('a form stays open on a click beside it, also after a fault was said', async () => {
  const user = await show(<Given />);
  await user.click(screen.getByRole('button', { name: 'Keep' }));
  expect(screen.getByLabelText('Name')).toBeInvalid();
  await user.click(beside());

  expect(onClose).not.toHaveBeenCalled();
});

it('Escape closes a form in which nothing was entered', async () => {
  const user = await show(<Given />);
  await user.keyboard('{Escape}');

  expect(onClose).toHaveBeenCalledOnce();
});

it('a form in which something was entered is closed by Cancel and the cross only', async () => {
  const user = await show(<Given />);
  await user.type(screen.getByLabelText('Name'), 'A');
  await user.keyboard('{Escape}');
  expect(onClose).not.toHaveBeenCalled();
  expect(screen.getByLabelText('Name')).toHaveValue('A');

  await user.click(screen.getByRole('button', { name: 'Close' }));
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(onClose).toHaveBeenCalledTimes(2);
});

it('going back from a form in which something was entered asks first', async () => {
  const user = await show(<Given />);
  await user.type(screen.getByLabelText('Name'), 'A');

  window.history.back();
  const asked = await screen.findByRole('dialog', { name: 'Leave without saving?' });
  await user.click(within(asked).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => {
    expect(window.location.pathname).toBe('/here');
  });
  expect(screen.getByLabelText('Name')).toHaveValue('A');

  window.history.back();
  await user.click(await screen.findByRole('button', { name: 'Leave' }));
  await waitFor(() => {
    expect(window.location.pathname).toBe('/before');
  });
});

it('going back from a form that is untouched asks nothing', async () => {
  await show(<Given />);
  window.history.back();
  await waitFor(() => {
    expect(window.location.pathname).toBe('/before');
  });
});

it('what only shows something is closed by a click beside it', async () => {
  const user = await show(<Sheet title="Who looked" onClose={onClose} children="Nobody" />);
  await user.click(beside());

  expect(onClose).toHaveBeenCalledOnce();
});
