import type { FigureLine } from './indicators';
import type { LocalDate, Place } from './records';

export type EnteredRecord = 'stay' | 'contact' | 'observation' | 'assessment';

export interface DataQuality {
  place: Place;
  first: LocalDate;
  last: LocalDate;
  today: LocalDate;
  position: number;
  complete: { indicator: string; figure: FigureLine }[];
  /** Only of one's own house, as are those who enter. */
  entered?: { record: EnteredRecord; n: number; in_time: number; median?: number; p90?: number }[];
  operators?: number;
  operators_began?: number;
  operators_stopped?: number;
}
