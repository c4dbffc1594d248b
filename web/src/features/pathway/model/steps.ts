import type { Handover } from '@/api-types/records';
import type { Permission } from '@/lib/permissions';
import type { HandoverState } from '@/api-types/words';

export type Direction = 'in' | 'out';
export type Step = 'hold' | 'accept' | 'reject' | 'withdraw' | 'depart' | 'arrive' | 'not-arrived' | 'gone-again';

export const permissionFor: Readonly<Record<Step, Permission>> = {
  hold: 'handover.answer',
  accept: 'handover.answer',
  reject: 'handover.answer',
  withdraw: 'handover.propose',
  depart: 'handover.propose',
  arrive: 'handover.arrive',
  'not-arrived': 'handover.arrive',
  'gone-again': 'handover.arrive',
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
      return direction === 'in' ? ['arrive'] : [];
    case 'arrived': // shown as a row only as long as care has not begun
      return direction === 'in' ? ['gone-again'] : [];
    case 'rejected':
    case 'withdrawn':
    case undefined:
      return [];
  }
}

/** Whether a handover still waits for somebody. */
export function isOnTheWay({ state }: Pick<Handover, 'state'>): boolean {
  return state !== undefined && !['arrived', 'rejected', 'withdrawn'].includes(state);
}
