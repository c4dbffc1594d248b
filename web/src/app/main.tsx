import './styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '@/lib/i18n';
import { App } from './app';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

const i18n = await createI18n();
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <App />
    </I18nextProvider>
  </StrictMode>,
);
