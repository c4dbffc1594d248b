import { words } from '../../api-types/words.ts';
import type { EmergencyItem } from '../../api-types/accounts';
import type { LinkItem } from '../../api-types/people';
import type { Stay } from '../../api-types/records';
import { boardOf, meOf, notHeardAt, personPage, placeItem, type World } from './world.ts';
import type { Handler } from './refusal.ts';

const pageSize = 20;
const placesOnAPage = 3;

const latin: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  ь: '',
  я: 'ya',
  э: 'e',
};
const plain = (text: string) => Array.from(text.toLowerCase(), (letter) => latin[letter] ?? letter).join('');

/** Others see figures only after disclosure control. */
const masked = (count: number) => (count === 0 ? '0' : count < 8 ? '*' : String(Math.round(count / 5) * 5));

const personOf = (world: World, id: string | undefined) => world.persons.find((person) => person.id === id);

function emergencies(world: World): EmergencyItem[] {
  return world.breakGlass
    .filter((look) => look.review === 'waiting')
    .map((look) => {
      const account = world.accounts.find((item) => item.account.id === look.account)?.account;
      const person = personOf(world, look.subject);
      return { look, ...(account && { account }), ...(person && { person }) };
    });
}

function proposedLinks(world: World): LinkItem[] {
  return world.links
    .filter((link) => link.state === 'proposed')
    .map((link) => {
      const [person, other] = [personOf(world, link.person), personOf(world, link.other)];
      return { link, ...(person && { person }), ...(other && { other }) };
    });
}

export function people(world: World, asked: { text?: string; stage?: string; in_care?: boolean; page?: string }) {
  const q = plain(asked.text ?? '');
  const openStay = (person: string) => world.stays.find((stay) => stay.person === person && !stay.ended);
  const items = world.persons
    .map((person) => ({ person, stay: openStay(person.id) ?? world.stays.find((stay) => stay.person === person.id) }))
    .filter(({ person, stay }) => {
      const names = (person.names ?? []).map((name) => [name.given, name.family].join(' ')).join(' ');
      return (
        plain(`${names} ${person.code ?? ''}`).includes(q) &&
        (!asked.in_care || (stay && !stay.ended)) &&
        (!asked.stage || stay?.stage === asked.stage)
      );
    });
  const from = Number(asked.page ?? 0);
  const next = from + pageSize < items.length ? String(from + pageSize) : undefined;
  return {
    items: items.slice(from, from + pageSize).map(({ person, stay }) => {
      const keyworker = world.accounts.find((item) => item.account.id === stay?.keyworker)?.account;
      const open = stay && !stay.ended;
      const care = open ? 'in_care' : 'not_now';
      return { person, care, ...(open && { stay }), ...(keyworker && { keyworker }) };
    }),
    ...(items.length === 0 && asked.in_care && !q && !asked.stage && { everybody: world.persons.length }),
    ...(next && { next }),
    total: items.length,
  };
}

function myDay(world: World) {
  const me = meOf(world);
  const board = boardOf(world, me?.place?.id ?? '');
  const personOf = (id: string | undefined) => world.persons.find((person) => person.id === id);
  const mine = (stay: Stay) => stay.keyworker === me?.account.id;
  return {
    today: world.today,
    tasks: world.tasks
      .filter(
        (task) =>
          task.state === 'open' &&
          (task.asked === undefined || task.asked === me?.account.id) &&
          task.home === me?.place?.id,
      )
      .map((task) => {
        const person = personOf(task.person);
        const handover = world.handovers.find((one) => one.id === task.about);
        return { task, ...(person && { person }), ...(handover && { handover }) };
      }),
    no_keyworker: me?.permissions?.includes('person.assign')
      ? world.stays.filter((stay) => stay.home === me.place?.id && !stay.ended && !stay.keyworker).length
      : undefined,
    not_heard_from: notHeardAt(world, me?.place?.id ?? '').filter((entry) => entry.overdue),
    arriving: board?.arriving ?? [],
    arrived: board?.arrived ?? [],
    leaving: (board?.leaving ?? []).filter(({ stay }) => mine(stay)),
    my_people: (board?.in_care ?? []).filter(({ stay }) => mine(stay)),
    places: world.places,
  };
}

function figures(world: World, id: string) {
  const place = world.places.find((one) => one.id === id);
  const houses = world.places.filter((one) => one.kind === 'centre' || one.kind === 'ngo');
  return (
    place && {
      place,
      as_of: `${world.today}T08:00:00Z`,
      from: '2026-01-01',
      until: world.today,
      centres: houses.map((house, index) => ({
        place: house,
        in_care: masked(world.stays.filter((stay) => stay.home === house.id && !stay.ended).length * 3),
        not_heard_from: masked([2, 20, 0, 0][index] ?? 0),
        has_to_act: masked([2, 15, 0, 0][index] ?? 0),
        ...(index === 1 && { longest_days: 34 }),
        capacity: world.offers
          .filter((offer) => offer.place === house.id)
          .reduce((sum, offer) => sum + (offer.capacity ?? 0), 0),
      })),
      joints: words.stage.map((stage, index) => {
        const ended = [515, 420, 340, 260, 160][index] ?? 0;
        const on = [420, 340, 260, 160, 0][index] ?? 0;
        return {
          stage,
          ended: masked(ended),
          went_on: masked(on),
          not_heard_from: masked([3, 12, 20, 41, 0][index] ?? 0),
        };
      }),
    }
  );
}

export const answers: Handler[] = [
  [
    /^\/system$/,
    ({ world }) => ({
      product: 'homeward',
      version: '0.1.0',
      demo: world.demo,
      setup_needed: world.setupNeeded,
      languages: ['en', 'id', 'ru'],
      ...(world.demo && {
        demo_accounts: world.demoAccounts.map(({ login, password, name, role, place }) => ({
          login,
          password,
          name,
          role,
          place,
        })),
      }),
      today: world.today,
    }),
  ],
  [/^\/me$/, ({ world }) => meOf(world)],
  [/^\/house$/, () => ({ copy_needed: true })],
  [/^\/roles$/, ({ world }) => ({ items: world.roles })],
  [/^\/people\/open$/, () => ({ items: [] })],
  [/^\/people\/gender-asked$/, ({ world }) => world.gender],
  [/^\/people\/([\w-]+)$/, ({ world, id }) => personPage(world, id)],
  [/^\/people\/([\w-]+)\/history$/, ({ world, id }) => ({ items: world.history.filter((item) => item.person === id) })],
  [
    /^\/people\/([\w-]+)\/accesses$/,
    ({ world }) => ({
      items: [
        {
          at: `${world.today}T07:55:00Z`,
          actor: world.accounts[0]?.account,
          role: 'counsellor',
          place: world.places[3]?.id,
          purpose: 'care',
        },
      ],
    }),
  ],
  [
    /^\/places$/,
    ({ world, search }) => {
      const under = search.get('under');
      const lies = (place: string | undefined): boolean =>
        place !== undefined && (place === under || lies(world.parents[place]));
      const found = world.places
        .filter(({ id, name }) => (!under || lies(id)) && plain(name ?? '').includes(plain(search.get('q') ?? '')))
        .map((place) => placeItem(world, place));
      // A country has more places than one page.
      const from = Number(search.get('page') ?? 0);
      const until = from + placesOnAPage;
      return { items: found.slice(from, until), ...(until < found.length && { next: String(until) }) };
    },
  ],
  [/^\/places\/([\w-]+)\/board$/, ({ world, id }) => boardOf(world, id)],
  [/^\/my-day$/, ({ world }) => myDay(world)],
  [/^\/regions\/([\w-]+)\/figures$/, ({ world, id }) => figures(world, id)],
  [/^\/colleagues$/, ({ world }) => ({ items: world.accounts.map((item) => item.account) })],
  [/^\/accounts$/, ({ world }) => ({ items: world.accounts })],
  [/^\/break-glass$/, ({ world }) => ({ items: emergencies(world) })],
  [/^\/links$/, ({ world }) => ({ items: proposedLinks(world) })],
];
