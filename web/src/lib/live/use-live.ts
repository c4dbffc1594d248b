import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Change } from '@/api-types/common';
import { followChanges } from './live';
import { isStale, remember } from './stale';

/** Bursts (an import, a night's sync) become one new look. */
const settle = 400;
/** When a server starts again all screens of a country find it at once; they look one after another. */
const spread = 2_000;

/** Refetches what is on screen when somebody saves a record it shows, and all of it after nobody listened. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    let waiting: Change[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lookAgain: ReturnType<typeof setTimeout> | undefined;
    const apply = () => {
      const changes = waiting;
      waiting = [];
      timer = undefined;
      refresh(client, changes);
    };
    const stop = followChanges({
      onChange: (change) => {
        waiting.push(change);
        timer ??= setTimeout(apply, settle);
      },
      onGap: () => {
        clearTimeout(lookAgain);
        lookAgain = setTimeout(() => void client.invalidateQueries(), spread * Math.random());
      },
    });
    return () => {
      clearTimeout(timer);
      clearTimeout(lookAgain);
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
