import type { AccountItem } from '../../../api-types/accounts';
import type { World } from '../world.ts';
import { ids } from './ids.ts';

const account = (of: string, name: string, login: string, ...bindings: [string, string][]): AccountItem => ({
  account: { id: of, version: `${of}-1`, name, login, state: 'active', language: 'en', demo: true },
  bindings: bindings.map(([role, place], index) => ({
    id: `${of.slice(0, -2)}9${index}`,
    role,
    place,
    since: '2026-01-01',
  })),
});

/** Colleagues of every level, and those whom the sign-in page of a demo names. */
export const accounts = (): Pick<World, 'accounts' | 'demoAccounts'> => ({
  accounts: [
    account(ids.gulnara, 'Gulnara A.', 'gulnara', ['counsellor', ids.centre], ['counsellor', ids.house]),
    account(ids.aibek, 'Aibek S.', 'aibek', ['counsellor', ids.centre]),
    account(ids.admin, 'Roza T.', 'roza', ['administrator', ids.nation]),
    account(ids.officer, 'Maksat D.', 'maksat', ['regional_officer', ids.region]),
    account(ids.manager, 'Jyldyz O.', 'jyldyz', ['manager', ids.centre]),
    account(ids.reception, 'Cholpon B.', 'cholpon', ['clerk', ids.centre]),
    account(ids.privacy, 'Elena V.', 'elena', ['privacy_officer', ids.region]),
  ],
  demoAccounts: [
    {
      id: ids.gulnara,
      login: 'gulnara',
      password: 'demo demo demo demo',
      name: 'Gulnara A.',
      role: 'counsellor',
      place: 'Centre at the River',
    },
    {
      id: ids.officer,
      login: 'maksat',
      password: 'demo demo demo demo',
      name: 'Maksat D.',
      role: 'regional_officer',
      place: 'Naryn region',
    },
    {
      id: ids.privacy,
      login: 'elena',
      password: 'demo demo demo demo',
      name: 'Elena V.',
      role: 'privacy_officer',
      place: 'Naryn region',
    },
    {
      id: ids.admin,
      login: 'roza',
      password: 'demo demo demo demo',
      name: 'Roza T.',
      role: 'administrator',
      place: 'Invented Republic',
      code: '123456',
    },
  ],
});
