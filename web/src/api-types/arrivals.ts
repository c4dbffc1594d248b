import type { Handover, Person } from './records';

/** Somebody who arrived from another house and is not in care here yet. */
export interface ArrivedItem {
  handover: Handover;
  /** Only where it was agreed that this house knows who comes. */
  person?: Person;
  /** Since the arrival. */
  days: number;
  /** The day by which care should have begun is over. */
  overdue: boolean;
}
