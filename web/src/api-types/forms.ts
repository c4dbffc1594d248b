import type { Page, Wording } from './common';
import type { Account, Assessment, FormLink, Instant, LocalDate, Person } from './records';
import type { Word } from './words';

export interface ScoreLine {
  name: string;
  /** None where answers are missing: that is never zero. */
  value?: number;
  /** Id of a level in the pack. */
  band?: string;
}

/** A form with what it says, scored anew at each look. */
export interface FormLine {
  assessment: Assessment;
  administrator?: Account;
  scored: boolean;
  status: Word<'form_status'>;
  scores: ScoreLine[];
  alerts: string[];
  /** When a flow sheet is to be filled in again. */
  next_round?: Instant;
  /** IANA zone of the place that asked. */
  zone?: string;
}

/** A link to a form on somebody's own phone, which opens something still. */
export interface LinkLine {
  link: FormLink;
  made_by?: Account;
}

/** What making a link answers: its token, this once. */
export interface LinkMade {
  id: string;
  token: string;
}

/** The form of a link, as whoever holds it sees it. */
export interface InvitedForm {
  /** An instrument of the catalogue. */
  pack: unknown;
  language: string;
  expires: Instant;
  form?: FormLine;
}

export interface InstrumentLine {
  id: string;
  version: number;
  titles: Wording[];
  tier: 'A' | 'B' | 'C';
  verified: boolean;
  not_validated: boolean;
  may_show_text: boolean;
  minutes: number;
  domains: Word<'domain'>[];
  languages: string[];
  administered_by: string[];
  youngest?: number;
  oldest?: number;
  /** Repeated within hours and read as a series. */
  flow_sheet: boolean;
  /** The days that the questions are about. */
  recall_days?: number;
}

export interface DueLine {
  instrument: string;
  sitting: number;
  minutes: number;
  from: LocalDate;
  due: LocalDate;
  overdue: boolean;
}

/** What is still to be asked of a set of the schedule, with the sum of its minutes. */
export interface DueSet {
  schedule: string;
  title: Wording[];
  sittings: number;
  minutes: number;
  forms: DueLine[];
}

export interface FormsDue {
  sets: DueSet[];
  today: LocalDate;
  /** Instruments that would be asked now too if their text were loaded here. */
  waiting: string[];
}

export interface PersonDue {
  person: Person;
  sets: DueSet[];
}

export interface PeopleDue extends Page<PersonDue> {
  waiting: string[];
}
