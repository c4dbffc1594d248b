import type { NamedPlace } from './common';
import type { Account, AssessmentId, BreakGlass, Instant, LocalDate, Person, PlaceId, RoleBinding } from './records';

export interface Binding {
  id: string;
  role: string;
  place: NamedPlace;
}

export interface Me {
  account: Account;
  /** The device was handed over with these forms: nothing else opens. */
  only_forms?: AssessmentId[];
  /** Tries at the PIN that takes the device back; absent where it was handed over without one. */
  pin_tries_left?: number;
  /** The role in use; none while the second step of the sign-in is still to come. */
  role?: string;
  place?: NamedPlace;
  bindings: Binding[];
  permissions?: string[];
  csrf: string;
  today: LocalDate;
  /** `needed`: a code is asked for now; `to_enrol`: the role needs a second factor that is not there yet. */
  second_factor: 'none' | 'enrolled' | 'needed' | 'to_enrol';
}

export interface SignInState {
  state: 'signed_in' | 'second_factor';
}

export interface SecondFactorSecret {
  secret: string;
  uri: string;
}

export interface AccountItem {
  account: Account;
  bindings: RoleBinding[];
}

export interface Role {
  id: string;
  titles: { language: string; title: string }[];
  permissions: string[];
  needs_two?: boolean;
}

/** A look in an emergency, with the names that this viewer may see. */
export interface EmergencyItem {
  look: BreakGlass;
  account?: Account;
  person?: Person;
}

export interface AccessItem {
  at: Instant;
  actor?: Account;
  role?: string;
  place?: PlaceId;
  purpose?: string;
  break_glass?: boolean;
}
