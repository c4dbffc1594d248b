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
  /** Of the people of one's own house alone. */
  chi_square?: number;
  p?: number;
  /** Above it: 0.001, 0.01 or 0.05, the least that p is below; 1: 0.05 or more. */
  p_below?: number;
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

/** A stage, `in_care` (any of the stages), `between`, `next_did_not_begin`, `ended_as_planned`, `left`, `ended_otherwise` or `died`. */
export interface StateShare {
  state: string;
  withheld: boolean;
  share?: number;
  low?: number;
  high?: number;
}

/** Just after a day; `watched` of those who began were followed that long. */
export interface StatesPoint {
  day: number;
  watched: number;
  in_care: StateShare;
  states: StateShare[];
}

export interface StatesLine {
  place?: Place;
  group?: string;
  withheld: boolean;
  too_few: boolean;
  n?: number;
  points: StatesPoint[];
}

export interface WhereAfter {
  place: Place;
  by?: string;
  first: LocalDate;
  last: LocalDate;
  today: LocalDate;
  position: number;
  least: number;
  /** Days for which a next stage is waited for. */
  journey_gap: number;
  total: StatesLine;
  lines: StatesLine[];
}

/** Just after a day: how often people have come back on average. */
export interface ReturnsPoint {
  day: number;
  withheld: boolean;
  mean?: number;
  low?: number;
  high?: number;
  /** Not come back, and watched beyond this day. */
  followed: number;
}

export interface ReturnsLine {
  place?: Place;
  group?: string;
  withheld: boolean;
  too_few: boolean;
  n?: number;
  points: ReturnsPoint[];
}

export interface Returns {
  place: Place;
  by?: string;
  first: LocalDate;
  last: LocalDate;
  today: LocalDate;
  position: number;
  least: number;
  total: ReturnsLine;
  lines: ReturnsLine[];
}
