import type { LocalDate, Place } from './records';

/** Just after a day. Numbers that are withheld or say nothing are not there. */
export interface CurvePoint {
  day: number;
  withheld: boolean;
  share?: number;
  low?: number;
  high?: number;
  /** Still in care and watched beyond this day. */
  followed?: number;
}

/** How many ended by this way; `unknown` where nobody said how. */
export interface WayCurve {
  way: string;
  points: CurvePoint[];
}

export interface CurveLine {
  place?: Place;
  group?: string;
  withheld: boolean;
  too_few: boolean;
  n?: number;
  /** In care. */
  still: CurvePoint[];
  ways: WayCurve[];
}

export interface CurveTest {
  groups: number;
  df: number;
  chi_square: number;
  p: number;
}

/** Who began in another period, beside those of this one. */
export interface OtherPeriod {
  first: LocalDate;
  last: LocalDate;
  ends_before_start?: number;
  total: CurveLine;
  /** The same people began in both: no test. */
  overlapping: boolean;
  log_rank?: CurveTest;
}

export interface CareCurves {
  of: string;
  place: Place;
  by?: string;
  first: LocalDate;
  last: LocalDate;
  today: LocalDate;
  position: number;
  /** On fixed days, from rounded counts; otherwise every step. */
  masked: boolean;
  least: number;
  ends_before_start?: number;
  total: CurveLine;
  lines: CurveLine[];
  /** Do the lines that have a curve leave care at the same pace? */
  log_rank?: CurveTest;
  against?: OtherPeriod;
}
