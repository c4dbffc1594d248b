import type { DirectiveRoad } from './directives';
import type { FigureLine } from './indicators';
import type { Baseline, Directive, LocalDate, Place } from './records';

export interface BaselineLine {
  baseline: Baseline;
  keeper?: Place;
}

/** A change, or that it is too early to tell one. */
export interface ChangeLine {
  too_few: boolean;
  value?: number;
  low?: number;
  high?: number;
}

export interface GroupChange {
  before: FigureLine;
  now: FigureLine;
  change: ChangeLine;
}

export interface WatchedChange {
  id: string;
  kept_version: number;
  version: number;
  /** It is still counted, and by the definition it was kept by. */
  comparable: boolean;
  taking_part?: GroupChange;
  not_yet?: GroupChange;
  difference?: ChangeLine;
}

export interface BaselinePlaceLine {
  place: Place;
  step: number;
  starts_on?: LocalDate;
  drawn?: number;
  /** In the time that is told. */
  part?: 'takes_part' | 'not_yet' | 'in_between';
}

/** A time of the same length as the one before, and whether it is over. */
export interface ChangeWindow {
  first: LocalDate;
  last: LocalDate;
  over: boolean;
}

/** How things stood before a measure began, and what is counted since. */
export interface BaselinePage {
  baseline: Baseline;
  keeper?: Place;
  places: BaselinePlaceLine[];
  directive?: Directive;
  road?: DirectiveRoad;
  today: LocalDate;
  counted_from: LocalDate;
  windows: ChangeWindow[];
  window?: number;
  position: number;
  watched: WatchedChange[];
}
