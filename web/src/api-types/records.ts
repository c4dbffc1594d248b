import type { Word } from './words';

/**
 * The records as the server shows them. A member that this user may not see is missing, so only the id is certain.
 * Written by hand until they can be taken from the OpenAPI file.
 */
type Flavour<Of extends string> = string & { readonly __of?: Of };

export type PersonId = Flavour<'person'>;
export type PlaceId = Flavour<'place'>;
export type AccountId = Flavour<'account'>;
export type StayId = Flavour<'stay'>;
export type HandoverId = Flavour<'handover'>;
export type FollowUpId = Flavour<'follow_up'>;
export type AssessmentId = Flavour<'assessment'>;
export type ConsentId = Flavour<'consent'>;
/** A civil date, `2026-10-29`. */
export type LocalDate = Flavour<'date'>;
/** A point in time in UTC, `2026-10-29T08:00:00Z`. */
export type Instant = Flavour<'instant'>;

/** A record as far as it is shown. */
export type Shown<Id extends string, Members> = Partial<Members> & {
  id: Id;
  version?: string;
  /** What must be said wherever this is shown. */
  notice?: Word<'notice'>;
};

export interface PersonName {
  use: Word<'name_use'>;
  given?: string;
  patronymic?: string;
  family?: string;
}

export interface Birth {
  date?: LocalDate;
  year?: number;
}

export type Person = Shown<
  PersonId,
  {
    home: PlaceId;
    kinds: Word<'person_kind'>[];
    code: string;
    names: PersonName[];
    birth: Birth;
    birth_year: number;
    sex: Word<'sex'>;
    gender: string;
    languages: string[];
    registered_on: LocalDate;
    died_on: LocalDate;
  }
>;

export type Identifier = Shown<string, { kind: Word<'identifier_kind'>; issuer: string; value: string }>;
export type Address = Shown<string, { use: Word<'address_use'>; lines: string; area: PlaceId }>;

export type SafeContact = Shown<
  string,
  {
    channel: Word<'channel'>;
    to: string;
    from_minute: number;
    until_minute: number;
    wording: string;
    ended: boolean;
  }
>;

export type Journey = Shown<string, { started: LocalDate; ended: LocalDate; home: PlaceId }>;

export type Episode = Shown<
  string,
  {
    home: PlaceId;
    journey: string;
    referral_source: Word<'referral_source'>;
    programme: string;
    opened: LocalDate;
    closed: LocalDate;
    end_type: Word<'end_type'>;
    end_reason: Word<'end_reason'>;
    relative_date: boolean;
  }
>;

export type Stay = Shown<
  StayId,
  {
    person: PersonId;
    home: PlaceId;
    episode: string;
    stage: Word<'stage'>;
    setting: Word<'setting'>;
    started: LocalDate;
    planned_until: LocalDate;
    ended: LocalDate;
    end_type: Word<'end_type'>;
    end_reason: Word<'end_reason'>;
    back_reason: string;
    keyworker: AccountId;
    relative_date: boolean;
  }
>;

export type StageMark = Shown<
  string,
  {
    journey: string;
    home: PlaceId;
    stage: Word<'stage'>;
    kind: Word<'mark_kind'>;
    decided_by: Word<'decided_by'>;
    on: LocalDate;
  }
>;

export type SubstanceUse = Shown<
  string,
  {
    episode: string;
    rank: Word<'substance_rank'>;
    substance: Word<'substance'>;
    route: Word<'route'>;
    frequency: Word<'frequency'>;
    age_answer: Word<'answer'>;
    age_first_use: number;
  }
>;

export type Handover = Shown<
  HandoverId,
  {
    person: PersonId;
    from: PlaceId;
    to: PlaceId;
    stay: StayId;
    code: string;
    stage: Word<'stage'>;
    setting: Word<'setting'>;
    state: Word<'handover_state'>;
    consent: ConsentId;
    proposed_on: LocalDate;
    answer_by: LocalDate;
    expected_on: LocalDate;
    held_until: LocalDate;
    answered_on: LocalDate;
    reject_reason: Word<'reject_reason'>;
    reason: string;
    left_on: LocalDate;
    arrived_on: LocalDate;
    next_stay: StayId;
  }
>;

export type FollowUp = Shown<
  FollowUpId,
  {
    person: PersonId;
    home: PlaceId;
    other_home: PlaceId;
    stay: StayId;
    ended_stage: Word<'stage'>;
    who_acts: PlaceId;
    since: LocalDate;
    act_by: LocalDate;
    state: Word<'follow_up_state'>;
    outcome: Word<'attempt_outcome'>;
    settled_on: LocalDate;
  }
>;

export type Attempt = Shown<
  string,
  {
    home: PlaceId;
    follow_up: FollowUpId;
    by: string;
    on: LocalDate;
    outcome: Word<'attempt_outcome'>;
    note: string;
  }
>;

export type Task = Shown<
  string,
  {
    person: PersonId;
    home: PlaceId;
    kind: Word<'task_kind'>;
    asked_role: string;
    asked: AccountId;
    due: LocalDate;
    about: string;
    state: Word<'task_state'>;
  }
>;

export interface ConsentTerms {
  rule_set: string;
  grantor: Word<'grantor_kind'>;
  grantor_name?: string;
  grantor_proof?: string;
  language: string;
  text_hash: string;
  interpreter?: string;
  method: Word<'consent_method'>;
  purposes: Word<'purpose'>[];
  classes: Word<'consent_class'>[];
  covers_from?: LocalDate;
  covers_until?: LocalDate;
  recipient_kind: Word<'recipient_kind'>;
  recipient: string;
  redisclosure: boolean;
  signed_on: LocalDate;
  valid_until?: LocalDate;
  ends_with?: string;
  copy_given: boolean;
  consequences_told: boolean;
  capacity: Word<'capacity_note'>;
}

export type Consent = Shown<
  ConsentId,
  ConsentTerms & { state: Word<'consent_state'>; home: PlaceId; revoked_at: Instant; revoked_how: string }
>;

export type Place = Shown<
  PlaceId,
  {
    kind: Word<'place_kind'>;
    name: string;
    local_names: { language: string; name: string }[];
    code: string;
    zone: string;
    opened: LocalDate;
    closed: LocalDate;
    operated_by: string;
    telephone: string;
  }
>;

export type PlaceOffer = Shown<
  string,
  {
    place: PlaceId;
    stage: Word<'stage'>;
    setting: Word<'setting'>;
    capacity: number;
    days_from: number;
    days_until: number;
    since: LocalDate;
    until: LocalDate;
  }
>;

export type Account = Shown<
  AccountId,
  {
    home: PlaceId;
    login: string;
    name: string;
    /** Whose own account it is: a person in care, a relative. */
    person: PersonId;
    state: Word<'account_state'>;
    second_factor_confirmed: boolean;
    demo: boolean;
    language: string;
  }
>;

export type Relation = Shown<
  string,
  { place: PlaceId; worker: AccountId; kind: Word<'relation_kind'>; since: Instant; until: Instant }
>;

export type RoleBinding = Shown<
  string,
  { account: AccountId; place: PlaceId; role: string; since: LocalDate; until: LocalDate; confirmed: boolean }
>;

export type BreakGlass = Shown<
  string,
  {
    subject: PersonId;
    home: PlaceId;
    account: AccountId;
    reason: Word<'break_glass_reason'>;
    explanation: string;
    opened: Instant;
    ends: Instant;
    review: Word<'review_state'>;
  }
>;

export type PersonLink = Shown<
  string,
  {
    person: PersonId;
    other: PersonId;
    state: Word<'link_state'>;
    proposed_by: AccountId;
    decided_by: AccountId;
  }
>;

/** One answer of a form: a number, words, or why there is none. */
export interface FormAnswer {
  item: string;
  value?: number;
  words?: string;
  absent?: Word<'answer_absence'>;
}

export type Assessment = Shown<
  AssessmentId,
  {
    person: PersonId;
    home: PlaceId;
    episode: string;
    instrument: string;
    instrument_version: number;
    reading: string;
    language: string;
    mode: Word<'form_mode'>;
    state: Word<'form_state'>;
    on: LocalDate;
    started: Instant;
    finished: Instant;
    administrator: AccountId;
    answers: FormAnswer[];
  }
>;
