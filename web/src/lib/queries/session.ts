import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { Me, Role, System } from '@/api-types/answers';
import { get, rememberToken } from '@/lib/api/http';

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

/** The name of a role in the chosen language, as the catalogue has it. */
export function useRoleTitle(language: string): (role: string | undefined) => string {
  const { data } = useQuery(rolesQuery);
  return (role) => {
    const title = data?.items.find((item) => item.id === role)?.title;
    return title?.[language] ?? title?.en ?? role?.replaceAll(/[-_]/g, ' ') ?? '';
  };
}
