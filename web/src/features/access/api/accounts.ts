import { queryOptions } from '@tanstack/react-query';
import type { AccountItem, EmergencyItem } from '@/api-types/accounts';
import type { Page } from '@/api-types/common';
import type { HouseState } from '@/api-types/house';
import type { LinkItem } from '@/api-types/people';
import type { PlaceId } from '@/api-types/records';
import { get, getAll } from '@/lib/api/http';
import { newId } from '@/lib/ids';
import { command, type Command } from '@/lib/outbox/entry';

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => getAll<AccountItem>('/accounts', signal),
});

/** What whoever runs the house has to do. */
export const houseQuery = queryOptions({
  queryKey: ['house'],
  queryFn: ({ signal }) => get<HouseState>('/house', signal),
});

export interface NewAccount {
  login: string;
  name: string;
  password: string;
  role: string;
  place: PlaceId;
  language: string;
}

/** Passwords and roles are sent at once or not at all: nothing of them waits on a device. */
export const addAccount = (account: NewAccount): Command =>
  command('/accounts', { id: newId(), ...account }, { what: 'outbox.what.account', about: account.name });
export const grantRole = (account: string, role: string, place: PlaceId): Command =>
  command(`/accounts/${account}/roles`, { id: newId(), role, place }, { what: 'outbox.what.role' });
export const endRole = (binding: string): Command =>
  command(`/role-bindings/${binding}/end`, {}, { what: 'outbox.what.role' });
export const confirmRole = (binding: string): Command =>
  command(`/role-bindings/${binding}/confirm`, {}, { what: 'outbox.what.role' });
export const disableAccount = (account: string): Command =>
  command(`/accounts/${account}/disable`, {}, { what: 'outbox.what.account' });
export const forgetDevice = (account: string): Command =>
  command(`/accounts/${account}/reset-second-factor`, {}, { what: 'outbox.what.account' });
export const givePassword = (account: string, password: string): Command =>
  command(`/accounts/${account}/password`, { password }, { what: 'outbox.what.account' });

export const breakGlassQuery = queryOptions({
  queryKey: ['privacy', 'break-glass'],
  queryFn: ({ signal }) => get<Page<EmergencyItem>>('/break-glass', signal),
});

export const linksQuery = queryOptions({
  queryKey: ['privacy', 'links'],
  queryFn: ({ signal }) => get<Page<LinkItem>>('/links', signal),
});

export const reviewBreakGlass = (id: string, review: 'justified' | 'not_justified'): Command =>
  command(`/break-glass/${id}/review`, { review }, { what: 'outbox.what.review' });
export type LinkDecision = 'approve' | 'refuse' | 'undo';
export const decideLink = (id: string, decision: LinkDecision): Command =>
  command(`/links/${id}/${decision}`, {}, { what: 'outbox.what.link' });
