import type { DirectiveHouse, DirectiveLine, DirectivePage, Standings } from '../../api-types/directives';
import type { Directive, DirectiveAnswer, DirectiveOrder } from '../../api-types/records';
import { FakeRefusal, type Handler } from './refusal.ts';
import { meOf, type World } from './world.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const isHouse = (kind: string | undefined) => kind === 'centre' || kind === 'ngo';

/** Records of the clinic and of the centre show that somebody acted. */
const actedIn: Record<string, number> = { 'Narcology Naryn': 2, 'Centre at the River': 1 };

function houseLine(world: World, directive: Directive, house: World['places'][number]): DirectiveHouse {
  const answers = world.directiveAnswers.filter(
    (answer) => answer.directive === directive.id && answer.home === house.id,
  );
  const last = answers.find((answer) => answer.edition === directive.edition);
  const standing = last?.kind ?? 'unanswered';
  const due = last ? (last.kind === 'will_do' ? last.by : undefined) : '2026-10-19';
  const week = actedIn[house.name ?? ''];
  const shown = week !== undefined;
  const own = meOf(world)?.place?.id === house.id;
  return {
    place: house,
    region: world.parents[house.id] ?? '',
    standing,
    ...(due && !directive.withdrawn_on && { due }),
    overdue: !directive.withdrawn_on && due !== undefined && due < world.today,
    answers,
    ...(answers.length > 0 && { days_to_answer: 3 }),
    shown,
    ...(shown && { week_of_act: week }),
    compared: standing === 'done' ? (shown ? 'both' : 'said_only') : shown ? 'shown_only' : 'neither',
    reached: shown ? { all: '15', people: '*', relatives: '10' } : { all: '0', people: '0', relatives: '0' },
    ...(own && { own_reached: { people: shown ? 1 : 0, relatives: shown ? 4 : 0 } }),
  };
}

function standingsOf(houses: DirectiveHouse[]): Standings {
  const count = (fits: (house: DirectiveHouse) => boolean) => houses.filter(fits).length;
  return {
    addressed: houses.length,
    received: count(({ standing }) => standing === 'received'),
    will_do: count(({ standing }) => standing === 'will_do'),
    done: count(({ standing }) => standing === 'done'),
    cannot: count(({ standing }) => standing === 'cannot'),
    unanswered: count(({ standing }) => standing === 'unanswered'),
    overdue: count(({ overdue }) => overdue),
  };
}

function tracing(world: World, id: string): DirectivePage | undefined {
  const directive = world.directives.find((one) => one.id === id);
  const me = meOf(world);
  if (!directive || !me?.place) return undefined;
  const own = isHouse(me.place.kind);
  const houses = world.places
    .filter(({ id: place, kind }) => isHouse(kind) && (!own || place === me.place?.id))
    .map((house) => houseLine(world, directive, house));
  const standings = standingsOf(houses);
  const shown = houses.filter((house) => house.shown).length;
  const region = world.places.find(({ kind }) => kind === 'region');
  const issuer = world.places.find((place) => place.id === directive.issued_by);
  return {
    directive,
    ...(issuer && { issuer }),
    places: world.places.filter((place) => directive.order?.places?.includes(place.id)),
    state: directive.withdrawn_on ? 'withdrawn' : 'open',
    ours: !own,
    today: world.today,
    editions: [],
    road: {
      standings,
      shown,
      said_only: houses.filter(({ compared }) => compared === 'said_only').length,
      shown_only: houses.filter(({ compared }) => compared === 'shown_only').length,
      reached: { all: '25', people: '*', relatives: '20' },
      median_days_to_answer: 3,
      median_week_to_region: 1,
      median_week_to_house: 1.5,
    },
    regions: region ? [{ place: region, standings, shown }] : [],
    houses,
  };
}

function line(world: World, { id }: Directive): DirectiveLine | undefined {
  const page = tracing(world, id);
  if (!page) return undefined;
  const { directive, issuer, state, ours, road, houses } = page;
  const [only] = houses;
  return {
    directive,
    ...(issuer && { issuer }),
    state,
    ours,
    standings: road.standings,
    ...(!ours && only && { own: only.standing, ...(only.due && { due: only.due }) }),
  };
}

export const directiveAnswers: Handler[] = [
  [/^\/directives$/, ({ world }) => ({ items: world.directives.map((one) => line(world, one)) })],
  [/^\/directives\/forms$/, () => ({ items: [{ id: 'phq-9', title: 'PHQ-9' }] })],
  [
    /^\/directives\/([\w-]+)\/people$/,
    ({ world }) => ({ items: world.persons.slice(0, 2).map((person) => ({ person })) }),
  ],
  [/^\/directives\/([\w-]+)$/, ({ world, id }) => tracing(world, id)],
];

function directiveOf(world: World, id: string, seen: string | undefined): Directive {
  const directive = world.directives.find((one) => one.id === id);
  if (!directive) throw new FakeRefusal(404, 'not-found');
  if (seen && seen !== directive.version) throw new FakeRefusal(409, 'stale.version');
  return directive;
}

export const directiveCommands: Handler[] = [
  [
    /^\/directives$/,
    ({ world, body }) => {
      const order = body.order as DirectiveOrder;
      const fields = [
        ...(order.title ? [] : [{ path: 'order.title', reason: 'field.missing' }]),
        ...((order.places ?? []).length > 0 ? [] : [{ path: 'order.places', reason: 'field.missing' }]),
        ...(text(body.number) ? [] : [{ path: 'number', reason: 'field.missing' }]),
      ];
      if (fields.length > 0) throw new FakeRefusal(400, 'input.invalid', fields);
      const directive: Directive = {
        id: text(body.id),
        version: `${text(body.id)}-1`,
        issued_by: text(body.issued_by),
        number: text(body.number),
        order,
        edition: 1,
        issued_on: world.today,
        edition_since: world.today,
      };
      world.directives.unshift(directive);
      return directive;
    },
  ],
  [
    /^\/directives\/([\w-]+)\/amend$/,
    ({ world, id, body, seen }) => {
      const directive = directiveOf(world, id, seen);
      return Object.assign(directive, {
        order: body.order,
        edition: (directive.edition ?? 1) + 1,
        edition_since: world.today,
        version: `${id}-amended`,
      });
    },
  ],
  [
    /^\/directives\/([\w-]+)\/withdraw$/,
    ({ world, id, body, seen }) =>
      Object.assign(directiveOf(world, id, seen), { withdrawn_on: world.today, withdrawn_why: body.why }),
  ],
  [
    /^\/directives\/([\w-]+)\/answers$/,
    ({ world, id, body }) => {
      const directive = directiveOf(world, id, undefined);
      if (body.kind === 'done' && !body.words)
        throw new FakeRefusal(400, 'input.invalid', [{ path: 'words', reason: 'answer.words-needed' }]);
      const answer: DirectiveAnswer = {
        ...(body as Partial<DirectiveAnswer>),
        id: text(body.id),
        version: `${text(body.id)}-1`,
        directive: directive.id,
        home: text(body.place),
        edition: directive.edition ?? 1,
        on: world.today,
      };
      world.directiveAnswers.unshift(answer);
      return answer;
    },
  ],
];
