import type { Handover, PlaceId } from '@/api-types/records';
import type { Permission } from '@/lib/permissions';
import type { HandoverState } from '@/api-types/words';

export type Direction = 'in' | 'out';
export type Step =
  'hold' | 'accept' | 'reject' | 'withdraw' | 'depart' | 'arrive' | 'not-arrived' | 'gone-again' | 'no-longer';

export const permissionFor: Readonly<Record<Step, Permission>> = {
  hold: 'handover.answer',
  accept: 'handover.answer',
  reject: 'handover.answer',
  withdraw: 'handover.propose',
  depart: 'handover.propose',
  arrive: 'handover.arrive',
  'not-arrived': 'handover.arrive',
  'gone-again': 'handover.arrive',
  'no-longer': 'handover.propose',
};

/** What can be done with a handover now, the likeliest first. The server decides again. */
export function stepsFor(state: HandoverState | undefined, direction: Direction): readonly Step[] {
  switch (state) {
    case 'proposed':
      return direction === 'in' ? ['accept', 'hold', 'reject'] : ['withdraw'];
    case 'held':
      return direction === 'in' ? ['accept', 'reject'] : ['withdraw'];
    case 'accepted':
      return direction === 'in' ? ['arrive', 'not-arrived'] : ['depart', 'withdraw'];
    case 'travelling':
      return direction === 'in' ? ['arrive', 'not-arrived'] : [];
    case 'did_not_arrive':
      return direction === 'in' ? ['arrive'] : ['no-longer'];
    case 'arrived': // shown as a row only as long as care has not begun
      return direction === 'in' ? ['gone-again'] : [];
    case 'rejected':
    case 'withdrawn':
    case undefined:
      return [];
  }
}

/** The house that is asked for the next step. */
export function askedPlace({ state, from, to }: Pick<Handover, 'state' | 'from' | 'to'>): PlaceId | undefined {
  switch (state) {
    case 'proposed':
    case 'held':
    case 'travelling':
    case 'arrived':
      return to;
    case 'accepted':
    case 'did_not_arrive':
      return from;
    case 'rejected':
    case 'withdrawn':
    case undefined:
      return undefined;
  }
}

/** Whether a handover waits for a yes or a no from here, for something else, or for somebody who did not arrive. */
export function waitsAs(state: HandoverState | undefined, direction: Direction): 'answer' | 'going' | 'missed' {
  if (state === 'did_not_arrive') return 'missed';
  return direction === 'in' && (state === 'proposed' || state === 'held') ? 'answer' : 'going';
}

/** Whether a handover still waits for somebody. */
export function isOnTheWay({ state }: Pick<Handover, 'state'>): boolean {
  return state !== undefined && !['arrived', 'rejected', 'withdrawn'].includes(state);
}
