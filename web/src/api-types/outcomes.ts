import type { Instant, LocalDate, PersonId, Place } from './records';
import type { Word } from './words';

/** What a named outcome says of itself; words as in the pack, by language. */
export interface OutcomeDefinition {
  id: string;
  group: 'abstinence' | 'relapse' | 'dropout' | 'reduction';
  title: Readonly<Record<string, string>>;
  says: Readonly<Record<string, string>>;
  missing: Readonly<Record<string, string>>;
  source: string;
  columns: { name: string; type: string }[];
}

/** How one step came out: `#4` is what step 4 came to, `u` the pattern, else a constant. */
export interface OutcomeStep {
  step: number;
  does: string;
  of: string[];
  letters: string;
  from: string;
  to: string;
  numbers: number[];
  type: string;
  value: string;
}

export interface OutcomeValue {
  name: string;
  type: string;
  /** None where it cannot be computed; truths are 1 and 0. */
  value?: number;
  /** The definition names a week that the pattern does not have: so many it would need. */
  needs_weeks?: number;
  steps: OutcomeStep[];
}

export interface WeekLine {
  from: LocalDate;
  result: Word<'week_result'>;
  positive: number;
  negative: number;
}

export interface PersonOutcome {
  person: PersonId;
  why_not?: Word<'no_pattern'>;
  evidence: Word<'test_evidence'>;
  /** Weeks are still to come. */
  goes_on: boolean;
  weeks: WeekLine[];
  gives: OutcomeValue[];
}

export interface ColumnSummary {
  name: string;
  type: string;
  computed: string;
  yes?: string;
  share?: number;
  /** The 95 % interval of the share or of the median. */
  low?: number;
  high?: number;
  lower?: number;
  median?: number;
  upper?: number;
}

export interface PlaceOutcome {
  place: Place;
  as_of: Instant;
  /** When their journeys began, where a period was asked for. */
  from?: LocalDate;
  until?: LocalDate;
  people: string;
  /** Weeks of theirs are still to come: not computed yet. */
  going_on: string;
  computed: string;
  columns: ColumnSummary[];
}
