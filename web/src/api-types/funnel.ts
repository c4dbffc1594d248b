import type { LocalDate, Place } from './records';

/** A house beside what is expected of it; numbers that are withheld are not there. */
export interface HouseInFunnel {
  place?: Place;
  withheld: boolean;
  too_few: boolean;
  n?: number;
  events?: number;
  expected?: number;
  adjusted?: number;
  low?: number;
  high?: number;
  differs: boolean;
}

/** Between which shares houses of this size lie that do as all do: 95 % and 99.8 % of them. */
export interface FunnelLimits {
  n: number;
  low: number;
  high: number;
  far_low: number;
  far_high: number;
}

export interface HouseFunnel {
  id: string;
  version: number;
  place: Place;
  first: LocalDate;
  last: LocalDate;
  today: LocalDate;
  position: number;
  masked: boolean;
  overall?: number;
  false_alarm: number;
  allowed_for: string[];
  houses: HouseInFunnel[];
  limits: FunnelLimits[];
}
