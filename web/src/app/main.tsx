import './styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { settleLater } from '@/lib/settled';
import { firstLanguage } from '@/lib/text/languages';
import { createSpeech } from '@/lib/text/use-text';
import { App } from './app';
import { createQueryClient } from './query-client';
import { createAppRouter } from './router';
import { registerServiceWorker } from './service-worker';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

const speech = await createSpeech(firstLanguage());
const client = createQueryClient();
createRoot(root).render(
  <StrictMode>
    <App speech={speech} client={client} router={createAppRouter()} />
  </StrictMode>,
);
registerServiceWorker();
settleLater();
