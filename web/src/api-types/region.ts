import type { Figure } from './common';
import type { Instant, LocalDate, Place } from './records';
import type { Word } from './words';

export interface CentreFigures {
  place: Place;
  in_care: Figure;
  not_heard_from: Figure;
  has_to_act: Figure;
  /** At least so many: 14, 30, 90, 180, 365 or 730. */
  longest_days?: number;
  capacity?: number;
}

/** People whose stay in a stage ended in the period, and what came after. */
export interface JointFigures {
  stage: Word<'stage'>;
  ended: Figure;
  went_on: Figure;
  not_heard_from: Figure;
  /** Of those who ended, who went on, with its 95 % interval; from 20 people on. */
  share?: number;
  low?: number;
  high?: number;
}

export interface RegionFigures {
  place: Place;
  as_of: Instant;
  from?: LocalDate;
  until?: LocalDate;
  centres: CentreFigures[];
  joints: JointFigures[];
}
