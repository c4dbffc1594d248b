import type { LocalDate, Person, Place } from './records';

/** One unit of an indicator with what the indicator makes of it. */
export interface UnitLine {
  unit: string;
  person: Person;
  day?: LocalDate;
  left_out?: string;
  counts: boolean;
  event?: boolean;
  value?: number;
}

/** Those behind a figure whom one may see, the newest first. */
export interface IndicatorUnits {
  id: string;
  version: number;
  place: Place;
  first: LocalDate;
  last: LocalDate;
  position: number;
  /** There are older ones. */
  more: boolean;
  items: UnitLine[];
}

/** What a row says, as the definition reads it. */
export interface TraceFact {
  name: string;
  day?: LocalDate;
  number?: number;
  word?: string;
  holds?: boolean;
}

/** Why a unit counts or not. */
export interface IndicatorTrace extends Omit<UnitLine, 'unit' | 'day'> {
  id: string;
  version: number;
  position: number;
  meant: boolean;
  facts: TraceFact[];
}
