import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { SpeechProvider, type createSpeech } from '@/lib/text/use-text';
import type { AppRouter } from './router';
import { cssVariables, theme } from './theme';

interface AppProps {
  speech: Awaited<ReturnType<typeof createSpeech>>;
  client: QueryClient;
  router: AppRouter;
  /** In tests nothing moves. */
  env?: 'default' | 'test';
}

export function App({ speech, client, router, env = 'default' }: AppProps) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme="light" env={env}>
      <QueryClientProvider client={client}>
        <SpeechProvider start={speech}>
          <RouterProvider router={router} />
        </SpeechProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
