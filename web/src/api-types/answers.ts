import type {
  Account,
  AccountId,
  Address,
  Assessment,
  AssessmentId,
  Attempt,
  BreakGlass,
  Consent,
  Directive,
  DirectiveAnswer,
  DirectiveEdition,
  Episode,
  FollowUp,
  FormLink,
  Handover,
  Identifier,
  Instant,
  Journey,
  LocalDate,
  Person,
  PersonId,
  PersonLink,
  Place,
  PlaceId,
  PlaceOffer,
  Relation,
  RoleBinding,
  SafeContact,
  StageMark,
  Stay,
  SubstanceUse,
  Task,
} from './records';
import type { Stage, Word } from './words';

/** What each question to the server is answered with, as far as screens use it; `checked.ts` holds it to the server. */
export interface Page<Item> {
  items: Item[];
  next?: string;
}

export interface DemoAccount {
  login: string;
  password: string;
  name: string;
  role: string;
  place: string;
}

export interface System {
  product: string;
  version: string;
  demo: boolean;
  setup_needed: boolean;
  languages: string[];
  demo_accounts?: DemoAccount[];
  today: LocalDate;
}

export interface NamedPlace {
  id: PlaceId;
  name: string;
  kind?: Word<'place_kind'>;
  zone?: string;
  telephone?: string;
}

export interface Binding {
  id: string;
  role: string;
  place: NamedPlace;
}

export interface Me {
  account: Account;
  /** The device was handed over with these forms: nothing else opens. */
  only_forms?: AssessmentId[];
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

export interface WorkerItem {
  relation: Relation;
  account?: Account;
}

export interface PeopleItem {
  person: Person;
  stay?: Stay;
  keyworker?: Account;
}

export interface PeoplePage extends Page<PeopleItem> {
  total?: number;
}

export interface PossibleDuplicate {
  person: Person;
  score: number;
}

/** A look in an emergency, with the names that this viewer may see. */
export interface EmergencyItem {
  look: BreakGlass;
  account?: Account;
  person?: Person;
}

export interface LinkItem {
  link: PersonLink;
  person?: Person;
  other?: Person;
}

export interface PersonPage {
  person: Person;
  identifiers?: Identifier[];
  addresses?: Address[];
  safe_contacts?: SafeContact[];
  journeys?: Journey[];
  episodes?: Episode[];
  stays?: Stay[];
  marks?: StageMark[];
  substances?: SubstanceUse[];
  handovers?: Handover[];
  follow_ups?: FollowUp[];
  attempts?: Attempt[];
  tasks?: Task[];
  consents?: Consent[];
  links?: PersonLink[];
  workers?: WorkerItem[];
  places?: Place[];
  today: LocalDate;
  permissions: string[];
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

export interface AccessItem {
  at: Instant;
  actor?: Account;
  role?: string;
  place?: PlaceId;
  purpose?: string;
  break_glass?: boolean;
}

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
}

/** A list that does not show all there is. */
export interface CutList {
  list: string;
  total: number;
}

export interface Board {
  place: Place;
  offers: OfferLoad[];
  in_care: StayItem[];
  arriving: HandoverItem[];
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
  leaving: StayItem[];
  my_people: StayItem[];
  places?: Place[];
  cut?: CutList[];
}

/** A count that went through disclosure control: `*` stands for 1 to 7 people, others are rounded to 5. */
export type Figure = number | string | { shown: string };

export interface CentreFigures {
  place: Place;
  in_care: Figure;
  not_heard_from: Figure;
  has_to_act: Figure;
  longest_days?: number;
  capacity?: number;
}

/** People whose stay in a stage ended in the period, and what came after. */
export interface JointFigures {
  stage: Word<'stage'>;
  ended: Figure;
  went_on: Figure;
  not_heard_from: Figure;
}

export interface RegionFigures {
  place: Place;
  as_of: Instant;
  from?: LocalDate;
  until?: LocalDate;
  centres: CentreFigures[];
  joints: JointFigures[];
}

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
  unit: 'person' | 'journey' | 'episode' | 'stay' | 'contact' | 'handover' | 'follow_up';
  names: Readonly<Record<string, string>>;
  says: Readonly<Record<string, string>>;
  numerator?: string;
  value?: string;
  elapsed?: number;
  exclusions?: { id: string; names: Readonly<Record<string, string>> }[];
  by?: { id: string; names: Readonly<Record<string, string>> }[];
  target?: { value: number; source: string };
  source: string;
  original: string;
  verified: boolean;
  /** What it can be taken apart by; none where it is switched off. */
  breakdowns?: string[];
  /** Records that do not exist yet: it is switched off. */
  missing?: string[];
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
}

/** People who began detoxification; numbers that are withheld are not there. */
export interface Continuum {
  place: Place;
  first: LocalDate;
  last: LocalDate;
  masked: boolean;
  stages: {
    stage: Stage;
    reached?: number;
    in_care?: number;
    finished?: number;
    died_or_imprisoned?: number;
    lost?: number;
    median_days?: number;
  }[];
}

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

/** Words of the catalogue in one language. */
export interface Wording {
  language: string;
  text: string;
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
}

export interface PersonDue {
  person: Person;
  sets: DueSet[];
}

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
  weeks: WeekLine[];
  gives: OutcomeValue[];
}

export interface ColumnSummary {
  name: string;
  type: string;
  computed: string;
  yes?: string;
  share?: number;
  low?: number;
  high?: number;
  lower?: number;
  median?: number;
  upper?: number;
}

export interface PlaceOutcome {
  place: Place;
  as_of: Instant;
  people: string;
  computed: string;
  columns: ColumnSummary[];
}

export interface AccountItem {
  account: Account;
  bindings: RoleBinding[];
}

export interface HouseState {
  copy_needed: boolean;
}

export interface Role {
  id: string;
  titles: { language: string; title: string }[];
  permissions: string[];
  needs_two?: boolean;
}

export interface Change {
  record: string;
  id: string;
  version?: string;
}

/** Errors after RFC 9457, with stable reason ids. */
export interface Problem {
  status: number;
  reason: string;
  title?: string;
  detail?: string;
  fields?: { path: string; reason: string; detail?: string }[];
  request_id?: string;
}

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
