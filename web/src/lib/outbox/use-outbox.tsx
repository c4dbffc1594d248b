import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { post } from '@/lib/api/http';
import { problemOf } from '@/lib/api/problem';
import { Store, useStore } from '@/lib/store';
import type { Command, Entry, Outcome } from './entry';
import { Outbox } from './outbox';

interface Way {
  /** Fetched when the first page stands, because storage and keys weigh as much as the page. */
  ready: Promise<Outbox>;
  entries: Store<readonly Entry[]>;
}

const OutboxContext = createContext<Way | null>(null);

/** Gives everything below the outbox of this account, and sends what an earlier visit left. */
export function OutboxProvider({ account, children }: { account: string; children: ReactNode }) {
  const client = useQueryClient();
  const [way] = useState<Way>(() => {
    const entries = new Store<readonly Entry[]>([]);
    const ready = import('./shelf').then(
      async ({ openShelf }) =>
        new Outbox(account, await openShelf(account), entries, ({ quiet }) => {
          if (!quiet) void client.invalidateQueries({ type: 'active' });
        }),
    );
    return { ready, entries };
  });

  useEffect(() => {
    void way.ready.then((outbox) => outbox.flush());
    return () => void way.ready.then((outbox) => outbox.close());
  }, [way]);

  return <OutboxContext value={way}>{children}</OutboxContext>;
}

function useWay(): Way {
  const way = use(OutboxContext);
  if (!way) throw new Error('OutboxProvider is missing');
  return way;
}

export function useEntries(): readonly Entry[] {
  return useStore(useWay().entries);
}

export function useOutbox(): Promise<Outbox> {
  return useWay().ready;
}

export type Send = <T>(command: Command) => Promise<Outcome<T>>;

/** Sends through the outbox: without a line the entry waits here. */
export function useSend(): Send {
  const { ready } = useWay();
  return async (command) => (await ready).submit(command);
}

/** Sends when nobody waits for the answer any more. */
export function useLeave(): (command: Command) => Promise<void> {
  const { ready } = useWay();
  return async (command) => (await ready).leave(command);
}

/** Sends at once or not at all, for what must not wait: passwords, roles, a look in an emergency. */
export function useSendNow(): Send {
  const client = useQueryClient();
  return async <T,>({ path, ...change }: Command) => {
    try {
      const answer = await post<T>(path, change);
      void client.invalidateQueries({ type: 'active' });
      return { state: 'done', answer };
    } catch (error) {
      return { state: 'refused', problem: problemOf(error) };
    }
  };
}
