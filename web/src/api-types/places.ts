import type { ArrivedItem } from './arrivals';
import type { CutList } from './common';
import type {
  Account,
  FollowUp,
  Handover,
  LocalDate,
  Person,
  Place,
  PlaceId,
  PlaceOffer,
  SafeContact,
  Stay,
  Task,
} from './records';

export interface OfferLoad {
  offer: PlaceOffer;
  occupied?: number;
  held?: number;
  free?: number;
  /** For other houses: whether there is room, without numbers. */
  has_room?: boolean;
}

export interface PlaceItem {
  place: Place;
  parent?: PlaceId;
  offers?: PlaceOffer[];
}

export interface NotHeardFrom {
  follow_up: FollowUp;
  person?: Person;
  days?: number;
  /** The day by which somebody had to act is over. */
  overdue?: boolean;
  safe_contacts?: SafeContact[];
  /** The place whose number is left with them. */
  number_at?: Place;
}

export interface HandoverItem {
  handover: Handover;
  person?: Person;
}

export interface StayItem {
  stay: Stay;
  person?: Person;
  keyworker?: Account;
}

export interface TaskItem {
  task: Task;
  person?: Person;
  /** Where it is about one. */
  handover?: Handover;
}

export interface Board {
  place: Place;
  offers: OfferLoad[];
  in_care: StayItem[];
  /** How many are in care here, also those whose stays the reader may not see. */
  in_care_count?: number;
  arriving: HandoverItem[];
  arrived: ArrivedItem[];
  leaving: StayItem[];
  handovers: HandoverItem[];
  not_heard_from: NotHeardFrom[];
  /** A stay ended and the next step is still open, but in time. */
  next_step_open?: NotHeardFrom[];
  places?: Place[];
  cut?: CutList[];
  today: LocalDate;
}

export interface MyDay {
  today: LocalDate;
  tasks: TaskItem[];
  not_heard_from: NotHeardFrom[];
  arriving: HandoverItem[];
  arrived: ArrivedItem[];
  leaving: StayItem[];
  my_people: StayItem[];
  /** How many are in care here and nobody is their keyworker; for whoever may name one. */
  no_keyworker?: number;
  places?: Place[];
  cut?: CutList[];
}
