import type { Figure } from './common';
import type { Directive, DirectiveAnswer, DirectiveEdition, LocalDate, Person, Place, PlaceId } from './records';
import type { Word } from './words';

/** How many of the centres that one answers for stand where. */
export interface Standings {
  addressed: number;
  received: number;
  will_do: number;
  done: number;
  cannot: number;
  unanswered: number;
  overdue: number;
}

export interface DirectiveLine {
  directive: Directive;
  issuer?: Place;
  state: Word<'directive_state'>;
  /** One's own place, or one below it, issued it. */
  ours: boolean;
  standings: Standings;
  own?: Word<'standing'>;
  due?: LocalDate;
}

/** People reached: all, of them family members, and the others. */
export interface ReachedCount {
  all: Figure;
  people: Figure;
  relatives: Figure;
}

export interface DirectiveHouse {
  place: Place;
  region?: PlaceId;
  standing: Word<'standing'>;
  due?: LocalDate;
  overdue: boolean;
  /** The last first. */
  answers: DirectiveAnswer[];
  days_to_answer?: number;
  /** Records show that somebody acted. */
  shown: boolean;
  week_of_act?: number;
  compared: Word<'said_and_shown'>;
  reached?: ReachedCount;
  own_reached?: { people: number; relatives: number };
}

export interface DirectiveRegion {
  place: Place;
  standings: Standings;
  shown: number;
  median_days_to_answer?: number;
  week_of_act?: number;
  median_week_of_act?: number;
  reached?: ReachedCount;
}

/** From the order to the families. */
export interface DirectiveRoad {
  standings: Standings;
  shown: number;
  said_only: number;
  shown_only: number;
  reached?: ReachedCount;
  median_days_to_answer?: number;
  median_week_to_region?: number;
  median_week_to_house?: number;
  median_week_to_person?: number;
}

export interface DirectivePage {
  directive: Directive;
  issuer?: Place;
  places: Place[];
  state: Word<'directive_state'>;
  ours: boolean;
  today: LocalDate;
  editions: DirectiveEdition[];
  road: DirectiveRoad;
  regions: DirectiveRegion[];
  houses: DirectiveHouse[];
}

export interface ReachedPerson {
  person: Person;
}

/** A form of the catalogue that a directive may count. */
export interface CountableForm {
  id: string;
  title: string;
}
