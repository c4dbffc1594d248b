import type { Instant } from './records';
import type { Word } from './words';

/** Where something is wrong: positions, ids and names of records, never what stands in them. */
export interface CheckFinding {
  /** An id of docs/operations/verify.md. */
  what: string;
  position?: number;
  entry?: string;
  record?: string;
  row?: string;
}

export interface StoreCheck {
  id: string;
  state: Word<'job_state'>;
  /** Nobody asked for it. */
  daily: boolean;
  /** While it runs. */
  phase?: Word<'check_phase'>;
  /** Within the phase; `total` is 0 where it is not known. */
  done: number;
  total: number;
  asked: Instant;
  started?: Instant;
  ended?: Instant;
  /** Why it was not carried out. */
  reason?: string;
  entries: number;
  rows: number;
  looks: number;
  found: number;
  /** The first hundred of them. */
  findings: CheckFinding[];
}
