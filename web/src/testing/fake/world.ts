import type { FamilyForms, UrineTestLine } from '../../api-types/assessment';
import type { AccountItem, Me, Role } from '../../api-types/accounts';
import type { DueSet } from '../../api-types/forms';
import type { DemoAccount } from '../../api-types/house';
import type { TargetLine } from '../../api-types/indicators';
import type { GenderQuestion, HistoryItem, PersonPage } from '../../api-types/people';
import type { Board, OfferLoad, PlaceItem } from '../../api-types/places';
import type { StoreCheck } from '../../api-types/store-checks';
import type {
  Address,
  Assessment,
  AssessmentId,
  Attempt,
  Baseline,
  BreakGlass,
  Consent,
  Directive,
  DirectiveAnswer,
  Episode,
  FollowUp,
  FormLink,
  Handover,
  Identifier,
  Journey,
  Person,
  NoCall,
  PersonLink,
  PersonTie,
  Place,
  PlaceOffer,
  Relation,
  SafeContact,
  SavedView,
  StageMark,
  Stay,
  SubstanceUse,
  Task,
} from '../../api-types/records';

/** Everything a small invented country holds, as plain rows: what the fake server reads and changes. */
export interface World {
  today: string;
  demo: boolean;
  setupNeeded: boolean;
  /** The rules of the road, in days. */
  road: { nextStay: number; beginCare: number };
  /** What is asked of gender. */
  gender: GenderQuestion;
  persons: Person[];
  safeContacts: (SafeContact & { person: string })[];
  identifiers: (Identifier & { person: string })[];
  addresses: (Address & { person: string })[];
  journeys: (Journey & { person: string })[];
  episodes: (Episode & { person: string })[];
  stays: Stay[];
  marks: (StageMark & { person: string })[];
  substances: (SubstanceUse & { person: string })[];
  handovers: Handover[];
  followUps: FollowUp[];
  attempts: (Attempt & { person: string })[];
  tasks: Task[];
  assessments: Assessment[];
  /** Their id is their token too. */
  formLinks: FormLink[];
  /** What the schedule asks of the first person now. */
  due: DueSet[];
  /** Instruments whose text is not here and that would be asked. */
  waiting: string[];
  /** Forms side by side, whoever is asked about. */
  family: FamilyForms[];
  /** As they were entered, whoever is asked about. */
  urineTests: UrineTestLine[];
  /** Who has urine tests: their weeks are always the same. */
  tested: string[];
  directives: Directive[];
  savedViews: SavedView[];
  /** Newest first. */
  storeChecks: StoreCheck[];
  targets: TargetLine[];
  directiveAnswers: DirectiveAnswer[];
  baselines: Baseline[];
  ties: (PersonTie & { person: string; other: string })[];
  noCalls: (NoCall & { person: string })[];
  consents: (Consent & { subject: string })[];
  links: PersonLink[];
  relations: (Relation & { subject: string })[];
  history: (HistoryItem & { person: string })[];
  breakGlass: BreakGlass[];
  places: Place[];
  parents: Record<string, string>;
  offers: (PlaceOffer & { place: string })[];
  accounts: AccountItem[];
  roles: Role[];
  demoAccounts: (DemoAccount & { id: string; code?: string })[];
  /** Who is signed in, in which role. */
  session:
    | {
        account: string;
        binding: string;
        state: 'second_factor' | 'signed_in';
        onlyForms?: AssessmentId[];
        /** Of a device that was handed over. */
        pin?: string;
        pinTries?: number;
      }
    | undefined;
}

const carePermissions = [
  'my-day.read',
  'person.search',
  'place.read',
  'task.close',
  'person.read',
  'person.register',
  'person.change',
  'person.history',
  'person.assign',
  'person.link',
  'person.break-glass',
  'consent.manage',
  'no-call.record',
  'tie.change',
  'stage.mark',
  'stay.admit',
  'stay.end',
  'handover.propose',
  'handover.answer',
  'handover.arrive',
  'follow-up.attempt',
  'assessment.read',
  'assessment.write',
  'board.read',
];

const titles = (en: string, id: string, ru: string) => [
  { language: 'en', title: en },
  { language: 'id', title: id },
  { language: 'ru', title: ru },
];

export const roles: Role[] = [
  { id: 'counsellor', titles: titles('Counsellor', 'Konselor', 'Консультант'), permissions: carePermissions },
  {
    id: 'clerk',
    titles: titles('Reception', 'Penerimaan', 'Регистратура'),
    permissions: ['my-day.read', 'person.search', 'person.read', 'person.register', 'person.change', 'stay.admit'],
  },
  {
    id: 'manager',
    titles: titles('Centre manager', 'Kepala balai', 'Руководитель центра'),
    permissions: ['my-day.read', 'person.read', 'board.read', 'place.read', 'directive.read', 'directive.answer'],
  },
  {
    id: 'regional_officer',
    titles: titles('Regional officer', 'Petugas wilayah', 'Специалист региона'),
    permissions: [
      'figures.region',
      'figures.read',
      'figures.publish',
      'place.read',
      'target.set',
      'baseline.keep',
      'baseline.read',
      'directive.read',
      'directive.issue',
    ],
  },
  {
    id: 'administrator',
    titles: titles('Administrator', 'Administrator', 'Администратор'),
    permissions: [
      'account.manage',
      'content.read',
      'place.manage',
      'place.read',
      'role.grant-administrator',
      'store.check',
    ],
    needs_two: true,
  },
  {
    id: 'privacy_officer',
    titles: titles('Privacy officer', 'Petugas privasi', 'Специалист по защите данных'),
    permissions: [
      'my-day.read',
      'person.search',
      'person.read',
      'person.history',
      'place.read',
      'break-glass.review',
      'link.approve',
    ],
  },
];

export function meOf(world: World): Me | undefined {
  const session = world.session;
  const item = world.accounts.find(({ account }) => account.id === session?.account);
  if (!item || !session) return undefined;
  const placeOf = (id: unknown) => {
    const { id: place = '', name = '', kind } = world.places.find((one) => one.id === id) ?? {};
    return { id: place, name, ...(kind && { kind }), zone: 'Asia/Bishkek' };
  };
  const { account } = item;
  const common = {
    account,
    csrf: 'token',
    today: world.today,
    ...(session.onlyForms && { only_forms: session.onlyForms }),
    ...(session.pin && { pin_tries_left: 5 - (session.pinTries ?? 0) }),
  };
  if (session.state === 'second_factor') return { ...common, bindings: [], second_factor: 'needed' };
  const bindings = item.bindings.map(({ id, role = '', place }) => ({ id, role, place: placeOf(place) }));
  const binding = bindings.find(({ id }) => id === session.binding) ?? bindings[0];
  return {
    ...common,
    ...(binding && { role: binding.role, place: binding.place }),
    bindings,
    permissions: world.roles.find((role) => role.id === binding?.role)?.permissions ?? [],
    second_factor: 'none',
  };
}

export function loadsOf(world: World, place: string): OfferLoad[] {
  return world.offers
    .filter((offer) => offer.place === place)
    .map((offer) => {
      const occupied = world.stays.filter(
        (stay) => stay.home === place && !stay.ended && stay.stage === offer.stage && stay.setting === offer.setting,
      ).length;
      const held = world.handovers.filter(
        (one) =>
          one.to === place && one.stage === offer.stage && ['held', 'accepted', 'travelling'].includes(one.state ?? ''),
      ).length;
      return {
        offer,
        occupied,
        held,
        ...(offer.capacity !== undefined && { free: Math.max(0, offer.capacity - occupied - held) }),
      };
    });
}

export function placeItem(world: World, place: Place): PlaceItem {
  const parent = world.parents[place.id];
  return { place, ...(parent && { parent }), offers: world.offers.filter((offer) => offer.place === place.id) };
}

export function personPage(world: World, id: string): PersonPage | undefined {
  const person = world.persons.find((one) => one.id === id);
  if (!person) return undefined;
  const of = <T extends { person?: string }>(rows: T[]) => rows.filter((row) => row.person === id);
  const accountOf = (worker: string | undefined) => world.accounts.find((item) => item.account.id === worker)?.account;
  const me = meOf(world);
  const page: PersonPage = {
    person,
    safe_contacts: of(world.safeContacts),
    identifiers: of(world.identifiers),
    addresses: of(world.addresses),
    journeys: of(world.journeys),
    episodes: of(world.episodes),
    stays: of(world.stays),
    classes: of(world.stays).flatMap(({ id: stay, ended }) => (ended ? [{ stay, actual: 'short_term' as const }] : [])),
    marks: of(world.marks),
    substances: of(world.substances),
    handovers: of(world.handovers),
    follow_ups: of(world.followUps),
    attempts: of(world.attempts),
    tasks: of(world.tasks),
    consents: world.consents.filter((consent) => consent.subject === id),
    ties: world.ties
      .filter((tie) => tie.person === id)
      .map((tie) => {
        const other = world.persons.find((one) => one.id === tie.other);
        return { tie, again: false, ...(other && { person: other }) };
      }),
    no_calls: of(world.noCalls),
    links: world.links.filter((link) => link.person === id || link.other === id),
    linked: world.links
      .filter((link) => link.person === id || link.other === id)
      .flatMap((link) => {
        const other = world.persons.find((one) => one.id === (link.person === id ? link.other : link.person));
        return other ? [{ link: link.id, person: other }] : [];
      }),
    workers: world.relations
      .filter((relation) => relation.subject === id)
      .map((relation) => {
        const account = accountOf(relation.worker);
        return { relation, ...(account && { account }) };
      }),
    places: world.places,
    permissions: me?.permissions ?? [],
    changes_gender: (me?.permissions ?? []).includes('person.change') && me?.role !== 'clerk',
    begins_care:
      (me?.permissions ?? []).includes('stay.admit') &&
      !person.died_on &&
      !world.stays.some((stay) => stay.person === id && stay.home === me?.place?.id && !stay.ended),
    shows_contact: true,
    next_stay_days: world.road.nextStay,
    ...numberAt(world, person.home),
    today: world.today,
  };
  return me?.role === 'clerk' ? { ...page, ...closedToReception } : page;
}

/** Reception sees who it is and how to reach them, and nothing of care. */
const closedToReception = {
  journeys: [],
  episodes: [],
  stays: [],
  marks: [],
  substances: [],
  attempts: [],
  consents: [],
  workers: [],
} satisfies Partial<PersonPage>;

const days = (from: string | undefined, until: string) =>
  from ? Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000) : 0;

function numberAt(world: World, home: string | undefined): { number_at?: Place } {
  const place = world.places.find(({ id, telephone }) => id === home && telephone);
  return place ? { number_at: place } : {};
}

export function notHeardAt(world: World, place: string) {
  return world.followUps
    .filter((entry) => entry.state === 'open' && (entry.home === place || entry.other_home === place))
    .map((entry) => {
      const person = world.persons.find((one) => one.id === entry.person);
      return {
        follow_up: entry,
        ...(person && { person }),
        days: days(entry.since, world.today),
        overdue: (entry.act_by ?? world.today) < world.today,
        safe_contacts: world.safeContacts.filter((way) => way.person === entry.person && !way.ended),
        ...numberAt(world, entry.home),
      };
    });
}

export function boardOf(world: World, id: string): Board | undefined {
  const place = world.places.find((one) => one.id === id);
  if (!place) return undefined;
  const personOf = (person: string | undefined) => world.persons.find((one) => one.id === person);
  const stayItem = (stay: Stay) => {
    const person = personOf(stay.person);
    const keyworker = world.accounts.find((item) => item.account.id === stay.keyworker)?.account;
    return { stay, ...(person && { person }), ...(keyworker && { keyworker }) };
  };
  const here = world.stays.filter((stay) => stay.home === id && !stay.ended);
  const known = (handover: Handover) => {
    const person = personOf(handover.person);
    return { handover, ...(person && (handover.from === id || handover.consent) && { person }) };
  };
  const handovers = world.handovers
    .filter(
      (one) => (one.from === id || one.to === id) && !['arrived', 'rejected', 'withdrawn'].includes(one.state ?? ''),
    )
    .map(known);
  const silent = notHeardAt(world, id);
  const seesCare = meOf(world)?.role !== 'clerk';
  return {
    place,
    offers: loadsOf(world, id),
    in_care: seesCare ? here.map(stayItem) : [],
    in_care_count: new Set(here.map((stay) => stay.person)).size,
    arriving: handovers.filter(
      ({ handover }) => handover.to === id && ['accepted', 'travelling'].includes(handover.state ?? ''),
    ),
    arrived: world.handovers
      .filter((one) => one.to === id && one.state === 'arrived' && !one.next_stay)
      .map((one) => {
        const since = days(one.arrived_on, world.today);
        return { ...known(one), days: since, overdue: since > world.road.beginCare };
      }),
    leaving: (seesCare ? here : [])
      .filter((stay) => stay.planned_until !== undefined && days(world.today, stay.planned_until) <= 7)
      .map(stayItem),
    handovers,
    not_heard_from: silent.filter((entry) => entry.overdue),
    next_step_open: silent.filter((entry) => !entry.overdue),
    places: world.places,
    today: world.today,
  };
}
