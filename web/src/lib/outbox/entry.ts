import type { Problem } from '@/api-types/common';
import { newId } from '@/lib/ids';
import type { TextKey } from '@/lib/text/keys';

/** A change that somebody asked for, before the server knows of it. */
export interface Command {
  /** Also the Idempotency-Key: the server carries it out once. */
  id: string;
  path: string;
  body: unknown;
  ifMatch?: string;
  /** The person it is about: what comes later about the same person waits for what came before. */
  subject?: string;
  /** What comes later in the same slot holds all of what came before, and takes its place while it waits. */
  slot?: string;
  /** Nothing later takes its place: it ends what its slot was about. */
  last?: boolean;
  /** Nothing that other parts of the screen show changes by it: they are not read again. */
  quiet?: boolean;
  /** What it is in words, and about whom, for the list of what waits. */
  what: TextKey;
  about?: string;
}

/** `waiting` will be sent by itself; `refused` waits for a decision of the person who entered it. */
export type EntryState = 'waiting' | 'refused';

export interface Entry {
  order: number;
  account: string;
  command: Command;
  state: EntryState;
  entered: number;
  attempts: number;
  notBefore: number;
  problem?: Problem;
}

export function command(path: string, body: unknown, rest: Omit<Command, 'id' | 'path' | 'body'>): Command {
  return { id: newId(), path, body, ...rest };
}

export type Outcome<T = unknown> =
  { state: 'done'; answer: T } | { state: 'waiting' } | { state: 'refused'; problem: Problem };

/**
 * Whether a later entry may take its place: not what was refused, which waits for a decision, not what may have arrived
 * unheard, which has to be asked for again first, and not what ends the slot.
 */
export const replaceable = ({ state, attempts, command: { last } }: Entry): boolean =>
  state === 'waiting' && attempts === 0 && !last;

const second = 1000;
const longest = 60 * second;

/** Doubling from one second to a minute, with up to a quarter more so that devices do not knock all at once. */
export function pause(attempts: number, chance: number): number {
  return Math.min(longest, second * 2 ** Math.max(0, attempts - 1)) * (1 + chance / 4);
}

/** The entries that may go now, in order: nothing overtakes an earlier entry about the same person. */
export function sendable(entries: readonly Entry[], now: number): Entry[] {
  const held = new Set<string>();
  return [...entries]
    .sort((a, b) => a.order - b.order)
    .filter((entry) => {
      const subject = entry.command.subject;
      const goes = entry.state === 'waiting' && entry.notBefore <= now && !(subject && held.has(subject));
      if (!goes && subject) held.add(subject);
      return goes;
    });
}
