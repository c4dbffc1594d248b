import type { IndicatorFigures } from './indicators';
import type { LocalDate } from './records';

/** Why there is no difference, or no interval of one. */
export type DifferenceState = 'known' | 'withheld' | 'too_few' | 'overlapping' | 'no_counterpart';

export interface FigureDifference {
  state: DifferenceState;
  value?: number;
  low?: number;
  high?: number;
}

/** An indicator beside another period or place, or its groups beside one of them. */
export interface IndicatorComparison {
  figures: IndicatorFigures;
  /** None where groups of the one answer are compared. */
  against?: IndicatorFigures;
  total?: FigureDifference;
  /** Of each line of `figures`, in that order. */
  lines: FigureDifference[];
  /** Where one of two periods begins before the records of its place do: since when there are any. */
  records_begin?: LocalDate;
}
