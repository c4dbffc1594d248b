import type { ScoreLine } from './forms';
import type { AssessmentId, LocalDate, Person } from './records';
import type { Word } from './words';

/** One's own finished form as the own page has it: what it says, never what was answered. */
export interface OwnForm {
  id: AssessmentId;
  instrument: string;
  on: LocalDate;
  reading?: string;
  status: Word<'form_status'>;
  scores: ScoreLine[];
}

/** Newest first, with the packs that give the scores their words; `total` where there are more. */
export interface OwnForms<Pack> {
  items: OwnForm[];
  packs: Pack[];
  total?: number;
}

/** A member's latest form; `counted`: of about the same time as the newest, so that it is in the spread. */
export interface FamilyMember {
  person: Person;
  form: AssessmentId;
  on: LocalDate;
  counted: boolean;
  scores: ScoreLine[];
}

export interface ScoreSpread {
  name: string;
  lowest: number;
  highest: number;
  mean: number;
  members: number;
}

/** What the members of a family said in one instrument, as far as each may be seen. */
export interface FamilyForms {
  instrument: string;
  members: FamilyMember[];
  spreads: ScoreSpread[];
}

/** A test as it was entered by hand. `id` is that of its sample: who corrects the test names it. */
export interface UrineTestLine {
  id: string;
  on: LocalDate;
  /** Entered at the own place, whose test of the day it is. */
  here: boolean;
  found: Word<'urine_substance'>[];
  not_found: Word<'urine_substance'>[];
}
