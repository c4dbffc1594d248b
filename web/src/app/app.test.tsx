import { render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { expect, it } from 'vitest';
import { createI18n } from '@/lib/i18n';
import { App } from './app';

it('greets in the chosen language', async () => {
  const i18n = await createI18n();

  render(
    <I18nextProvider i18n={i18n}>
      <App />
    </I18nextProvider>,
  );

  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Homeward');
});
