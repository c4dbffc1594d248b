import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Change } from '@/api-types/answers';
import { followChanges } from './live';
import { isStale, remember } from './stale';

/** Bursts (an import, a night's sync) become one new look. */
const settle = 400;

/** Refetches what is on screen when somebody saves a record it shows. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    let waiting: Change[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const apply = () => {
      const changes = waiting;
      waiting = [];
      timer = undefined;
      refresh(client, changes);
    };
    const stop = followChanges((change) => {
      waiting.push(change);
      timer ??= setTimeout(apply, settle);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client]);
}

function refresh(client: QueryClient, changes: Change[]): void {
  const queries = client.getQueryCache().getAll();
  queries.forEach((query) => remember(query.state.data));
  void client.invalidateQueries({
    predicate: (query) => changes.some((change) => isStale(change, query.queryKey, query.state.data)),
  });
}
