import type { SecondFactorSecret, SignInState } from '@/api-types/accounts';
import { post } from '@/lib/api/http';
import { problemOf } from '@/lib/api/problem';
import { newId } from '@/lib/ids';
import type { Outcome } from '@/lib/outbox/entry';

/** Signing in and out never waits: it goes now or says why not. */
async function now<T>(path: string, body: unknown): Promise<Outcome<T>> {
  try {
    return { state: 'done', answer: await post<T>(path, { id: newId(), body }) };
  } catch (error) {
    return { state: 'refused', problem: problemOf(error) };
  }
}

export const signIn = (login: string, password: string) => now<SignInState>('/sign-ins', { login, password });
export const giveCode = (code: string) => now<SignInState>('/sign-ins/current/second-factor', { code });
/** A device that was handed over, by the PIN of that time. */
export const takeBack = (pin: string) => now<SignInState>('/sign-ins/current/take-back', { pin });
export const signOut = () => now('/sign-ins/current/end', {});
export const signOutEverywhere = () => now('/sign-ins/end-all', {});
export const switchRole = (binding: string) => now('/me/role', { binding });
export const startSecondFactor = () => now<SecondFactorSecret>('/me/second-factor', {});
export const confirmSecondFactor = (code: string) => now('/me/second-factor/confirm', { code });
export const changePassword = (old: string, fresh: string) =>
  now('/me/password', { old_password: old, password: fresh });

export interface FirstSetUp {
  token: string;
  login: string;
  name: string;
  password: string;
  nation: string;
  zone: string;
  language: string;
}

export const setUp = (body: FirstSetUp) => now('/setup', body);
