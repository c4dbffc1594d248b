import type { LocalDate, Place } from './records';
import type { Stage } from './words';

export const endWays = ['ended_as_planned', 'died_or_imprisoned', 'ended_otherwise'] as const;
export type EndWay = (typeof endWays)[number];

/** Numbers that are withheld are not there. */
export interface FlowLine {
  from: Stage;
  /** Stays that ended in the period. */
  ended?: number;
  to: { to: Stage | EndWay; n?: number }[];
}

export interface CensusDay {
  day: LocalDate;
  all?: number;
  stages: { stage: Stage; n?: number }[];
}

export interface KeptCell {
  days: number;
  /** Everybody who began in the month had the time. */
  due: boolean;
  kept?: number;
  share?: number;
  low?: number;
  high?: number;
}

export interface KeptMonth {
  month: LocalDate;
  began?: number;
  too_few: boolean;
  cells: KeptCell[];
}

export interface Movement {
  place: Place;
  first: LocalDate;
  last: LocalDate;
  today: LocalDate;
  position: number;
  masked: boolean;
  least: number;
  flows: FlowLine[];
  census: CensusDay[];
  kept: KeptMonth[];
}
