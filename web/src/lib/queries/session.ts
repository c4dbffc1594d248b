import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { Me, Role } from '@/api-types/accounts';
import type { System } from '@/api-types/house';
import { get, rememberToken } from '@/lib/api/http';
import { settled } from '@/lib/settled';
import { useStore } from '@/lib/store';
import { capital } from '@/lib/text/text';
import { useText } from '@/lib/text/use-text';

export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => get<System>('/system', signal),
  staleTime: 300_000,
});

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const me = await get<Me>('/me', signal);
    rememberToken(me.csrf);
    return me;
  },
  staleTime: 60_000,
});

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => get<{ items: Role[] }>('/roles', signal),
  staleTime: 600_000,
});

/** Who is signed in; given by the shell to everything below it. */
export const MeContext = createContext<Me | null>(null);

export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('nobody is signed in here');
  return me;
}

/**
 * The name of a role in the chosen language, as this house's catalogue has it. Until that was asked, as the language has
 * it, which is the same for every role that comes with the app.
 */
export function useRoleTitle(): (role: string | undefined) => string {
  const text = useText();
  const { language } = text;
  const { data } = useQuery({ ...rolesQuery, enabled: useStore(settled) });
  return (role) => {
    if (!role) return '';
    const titles = data?.items.find((item) => item.id === role)?.titles;
    return titles?.find((one) => one.language === language)?.title ?? capital(text.word('role', role), language);
  };
}
