import type { Account, IndicatorTarget, LocalDate, Place, PublishedFigure, TargetId } from './records';
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
  /** Which way is better. */
  polarity: 'higher' | 'lower' | 'neither';
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
    | 'operator'
    | 'report';
  names: Readonly<Record<string, string>>;
  says: Readonly<Record<string, string>>;
  numerator?: string;
  value?: string;
  elapsed?: number;
  exclusions?: { id: string; names: Readonly<Record<string, string>> }[];
  by?: { id: string; names: Readonly<Record<string, string>> }[];
  /** What the source of the definition says should be reached. */
  target?: { value: number; from?: LocalDate; until?: LocalDate; source: string; verified: boolean };
  source: string;
  original: string;
  verified: boolean;
  /** What it can be taken apart by; none where it is switched off. */
  breakdowns?: string[];
  /** Records that do not exist yet: it is switched off. */
  missing?: string[];
}

/** Whether a figure reaches a target, told from what is shown of it. */
export type Reached = 'reached' | 'not_reached' | 'too_few' | 'withheld';

/** A target on the axis of a figure; without an id that of the definition. */
export interface TargetMark {
  value: number;
  state: Reached;
  id?: TargetId;
}

/** Whose target it is and who set it, as far as one is told names. */
export interface NamedTarget {
  target: IndicatorTarget;
  place?: Place;
  set_at?: Place;
  set_by?: Account;
}

/** What was set for a place. */
export interface TargetLine {
  named: NamedTarget;
  state: 'to_come' | 'holds' | 'over' | 'ended';
  /** By the user. */
  changeable: boolean;
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
  target?: TargetMark;
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
  /** Those that marks of lines speak of. */
  targets: NamedTarget[];
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
    /** Its 95 % interval. */
    median_low?: number;
    median_high?: number;
  }[];
}
