import { QueryClient } from '@tanstack/react-query';
import { NoLine, Refused } from '@/lib/api/problem';

const tries = 2;

/** Live events say when something is stale; until then what was read stands, and each look is a look on record. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 30_000,
        gcTime: 600_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          !(error instanceof Refused) && !(error instanceof NoLine && failures >= tries) && failures < tries,
      },
    },
  });
}
