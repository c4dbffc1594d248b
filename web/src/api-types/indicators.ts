import type { LocalDate, Place, PublishedFigure } from './records';
import type { Stage } from './words';

/** What an indicator says of itself: a pack of the catalogue, without its tests. */
export interface IndicatorDefinition {
  id: string;
  version: number;
  theme:
    | 'access'
    | 'staying'
    | 'completing'
    | 'continuity'
    | 'outcome'
    | 'family'
    | 'peers'
    | 'intervention'
    | 'quality'
    | 'safety';
  figure: 'share' | 'spread' | 'rate' | 'count';
  unit:
    | 'person'
    | 'journey'
    | 'episode'
    | 'stay'
    | 'contact'
    | 'handover'
    | 'follow_up'
    | 'rated_skill'
    | 'case'
    | 'match'
    | 'entry'
    | 'operator';
  names: Readonly<Record<string, string>>;
  says: Readonly<Record<string, string>>;
  numerator?: string;
  value?: string;
  elapsed?: number;
  exclusions?: { id: string; names: Readonly<Record<string, string>> }[];
  by?: { id: string; names: Readonly<Record<string, string>> }[];
  target?: { value: number; source: string };
  source: string;
  original: string;
  verified: boolean;
  /** What it can be taken apart by; none where it is switched off. */
  breakdowns?: string[];
  /** Records that do not exist yet: it is switched off. */
  missing?: string[];
}

/** One line of an indicator. Numbers that are withheld, or that say nothing, are not there. */
export interface FigureLine {
  place?: Place;
  group?: string;
  withheld: boolean;
  too_few: boolean;
  n?: number;
  events?: number;
  unknown?: number;
  value?: number;
  low?: number;
  high?: number;
  p90?: number;
  person_years?: number;
}

export interface IndicatorFigures {
  id: string;
  version: number;
  place: Place;
  by?: string;
  first: LocalDate;
  last: LocalDate;
  today: LocalDate;
  position: number;
  masked: boolean;
  total: FigureLine;
  lines: FigureLine[];
  left_out: { id: string; n?: number }[];
  /** What was published about this period, the last first. */
  published: PublishedFigure[];
}

/** People who began detoxification; numbers that are withheld are not there. */
export interface Continuum {
  place: Place;
  first: LocalDate;
  last: LocalDate;
  today: LocalDate;
  position: number;
  masked: boolean;
  stages: {
    stage: Stage;
    reached?: number;
    in_care?: number;
    finished?: number;
    died_or_imprisoned?: number;
    lost?: number;
    median_days?: number;
  }[];
}
