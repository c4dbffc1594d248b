import type { Page } from './common';
import type {
  Account,
  AccountId,
  Address,
  Attempt,
  Consent,
  Episode,
  FollowUp,
  Handover,
  Identifier,
  Instant,
  Journey,
  LocalDate,
  NoCall,
  Person,
  PersonLink,
  PersonTie,
  Place,
  PlaceId,
  Relation,
  SafeContact,
  StageMark,
  Stay,
  SubstanceUse,
  Task,
} from './records';
import type { Word } from './words';

export interface WorkerItem {
  relation: Relation;
  account?: Account;
}

export interface PeopleItem {
  person: Person;
  /** Whether they are in care here, as far as the reader may know it. */
  care?: CareNow;
  stay?: Stay;
  keyworker?: Account;
}

export type CareNow = 'in_care' | 'not_now' | 'not_shown';

export interface PeoplePage extends Page<PeopleItem> {
  total?: number;
  /** Where nobody is in care: how many there are besides. */
  everybody?: number;
}

export interface PossibleDuplicate {
  person: Person;
  score: number;
}

export interface LinkItem {
  link: PersonLink;
  person?: Person;
  other?: Person;
}

/** How long a stay was planned for and lasted, as a class of programme. */
export interface StayClass {
  stay: string;
  planned?: Word<'programme_class'>;
  actual?: Word<'programme_class'>;
}

/** The other record of a link, where it may be seen as well. */
export interface LinkedRecord {
  link: string;
  person: Person;
}

/** Somebody who stands beside the person; `again` where another line of the list says it already. */
export interface TieItem {
  tie: PersonTie;
  /** Where they may be seen as well. */
  person?: Person;
  again: boolean;
}

/** Whether gender is asked here, and in which words. */
export interface GenderQuestion {
  asked: boolean;
  own_words: boolean;
  options?: { id: string; names?: { language: string; text: string }[] }[];
}

export interface PersonPage {
  person: Person;
  identifiers?: Identifier[];
  addresses?: Address[];
  safe_contacts?: SafeContact[];
  journeys?: Journey[];
  episodes?: Episode[];
  stays?: Stay[];
  classes?: StayClass[];
  marks?: StageMark[];
  substances?: SubstanceUse[];
  handovers?: Handover[];
  follow_ups?: FollowUp[];
  attempts?: Attempt[];
  tasks?: Task[];
  consents?: Consent[];
  ties?: TieItem[];
  no_calls?: NoCall[];
  links?: PersonLink[];
  linked?: LinkedRecord[];
  workers?: WorkerItem[];
  places?: Place[];
  today: LocalDate;
  permissions: string[];
  /** Whether what was said of gender is open to the reader and may be changed. */
  changes_gender: boolean;
  /** Whether care may be begun here, and is not going on in this house. */
  begins_care: boolean;
  /** Whether an empty list of safe ways says that there are none. */
  shows_contact: boolean;
  /** After the end of a stay, before nobody has heard from the person. */
  next_stay_days: number;
  /** The place whose number the person can call at any time. */
  number_at?: Place;
}

/** One member of a row, before and after; `erased` where its values were destroyed with the key. */
export interface MemberChange {
  member: string;
  before?: unknown;
  after?: unknown;
  erased: boolean;
}

export interface HistoryItem {
  entry: string;
  at: Instant;
  actor?: AccountId;
  /** Where somebody without an account did it, by a link. */
  invited_by?: AccountId;
  role?: string;
  place?: PlaceId;
  record: string;
  row: string;
  operation: 'created' | 'changed' | 'removed';
  members: MemberChange[];
}
