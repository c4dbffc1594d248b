import type { Handover, Stay } from '../../api-types/records';
import { people } from './answers.ts';
import { FakeRefusal, type Ask, type Handler } from './refusal.ts';
import { meOf, type World } from './world.ts';

let serial = 0;
const version = () => `v-${++serial}`;
const text = (value: unknown) => (typeof value === 'string' ? value : '');

function find<T extends { id: string }>(rows: T[], id: string): T {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new FakeRefusal(404, 'not-found');
  return row;
}

function push<T>(rows: T[], row: T): T {
  rows.push(row);
  return row;
}

const saved = (row: { id: string }) => {
  Object.assign(row, { version: version() });
  return row;
};

function note(
  world: World,
  person: string,
  record: string,
  row: string,
  operation: 'created' | 'changed',
  values: object,
): void {
  const members = Object.entries(values).map(([member, after]) => ({ member, after: after as unknown, erased: false }));
  const actor = meOf(world)?.account.id;
  world.history.unshift({
    person,
    entry: `e-${++serial}`,
    at: `${world.today}T09:00:00Z`,
    ...(actor && { actor }),
    record,
    row,
    operation,
    members,
  });
}

function begin({ world, id, body }: Ask): unknown {
  if (text(body.started) > world.today)
    throw new FakeRefusal(400, 'input.invalid', [{ path: 'started', reason: 'stay.starts-in-future' }]);
  const { stay, episode, place, handover, ...rest } = body;
  const row = { id: text(stay), person: id, home: text(place), episode: text(episode), ...rest } as Stay;
  world.stays.push(row);
  world.journeys.push({ id: text(episode), person: id, started: text(body.started) });
  world.followUps
    .filter((entry) => entry.person === id)
    .forEach((entry) => Object.assign(entry, { state: 'settled', settled_on: world.today }));
  world.handovers
    .filter((one) => one.id === handover || (one.person === id && one.to === row.home && one.state === 'arrived'))
    .forEach((one) => (one.next_stay ??= row.id));
  note(world, id, 'stay', row.id, 'created', { stage: body.stage, started: body.started });
  return saved(row);
}

function end({ world, id, body }: Ask): unknown {
  const stay = find(world.stays, id);
  if (stay.ended) throw new FakeRefusal(409, 'stay.already-ended');
  requireEndAfterStart(stay, text(body.ended));
  Object.assign(stay, body);
  world.followUps.push({
    id: `f-${stay.id}`,
    person: stay.person ?? '',
    home: stay.home ?? '',
    stay: stay.id,
    since: text(body.ended),
    act_by: text(body.ended),
    who_acts: stay.home ?? '',
    state: 'open',
    ...(stay.stage && { ended_stage: stay.stage }),
  });
  note(world, stay.person ?? '', 'stay', stay.id, 'changed', body);
  return saved(stay);
}

function requireEndAfterStart(stay: Stay, ended: string): void {
  if (ended < (stay.started ?? ''))
    throw new FakeRefusal(400, 'input.invalid', [{ path: 'ended', reason: 'stay.ends-before-start' }]);
}

function takeBackEnd({ world, id, body }: Ask): unknown {
  const stay = find(world.stays, id);
  delete stay.ended;
  delete stay.end_type;
  delete stay.end_reason;
  world.followUps
    .filter((entry) => entry.stay === id)
    .forEach((entry) => Object.assign(entry, { state: 'settled', settled_on: world.today }));
  note(world, stay.person ?? '', 'end_taken_back', text(body.id), 'created', body);
  return saved(stay);
}

function moveOn(ask: Ask): unknown {
  const stay = find(ask.world.stays, ask.id);
  const { end_type, end_reason, ...next } = ask.body;
  requireEndAfterStart(stay, text(next.started));
  Object.assign(stay, { ended: next.started, end_type, end_reason });
  return begin({ ...ask, id: stay.person ?? '', body: { ...next, episode: stay.episode } });
}

function handOver({ world, id, body }: Ask): unknown {
  const stay = find(world.stays, id);
  const row = {
    id: text(body.handover),
    person: stay.person ?? '',
    from: stay.home ?? '',
    stay: stay.id,
    code: 'NEW-001',
    state: 'proposed',
    proposed_on: world.today,
    answer_by: world.today,
    to: body.to,
    stage: body.stage,
    setting: body.setting,
    expected_on: body.expected_on,
  } as Handover;
  world.handovers.push(row);
  note(world, stay.person ?? '', 'handover', row.id, 'created', { to: body.to, expected_on: body.expected_on });
  return saved(row);
}

const step =
  (state: NonNullable<Handover['state']>) =>
  ({ world, id, body }: Ask): unknown => {
    const row = find(world.handovers, id);
    Object.assign(row, body, { state });
    return saved(row);
  };

function attempt({ world, id, body }: Ask): unknown {
  const entry = find(world.followUps, id);
  if (entry.state === 'settled') throw new FakeRefusal(409, 'follow-up.settled');
  world.attempts.push({ person: entry.person ?? '', follow_up: id, ...body } as World['attempts'][number]);
  if (body.outcome === 'asked_not_to_call')
    world.noCalls.push({ id: `n-${++serial}`, person: entry.person ?? '', on: world.today });
  if (body.outcome !== 'not_reached')
    Object.assign(entry, { state: 'settled', outcome: body.outcome, settled_on: world.today });
  return saved(entry);
}

function signIn({ world, body }: Ask): unknown {
  const account = world.demoAccounts.find(({ login, password }) => login === body.login && password === body.password);
  if (!account) throw new FakeRefusal(401, 'sign-in.wrong');
  const binding = world.accounts.find((item) => item.account.id === account.id)?.bindings[0]?.id ?? '';
  const state = account.code ? 'second_factor' : 'signed_in';
  world.session = { account: account.id, binding, state };
  return { state };
}

/** As the server: five tries, counted before they are compared. */
function takeBack({ world: { session }, body }: Ask): unknown {
  if (!session?.pin || (session.pinTries ?? 0) >= 5) throw new FakeRefusal(403, 'pin.closed');
  session.pinTries = (session.pinTries ?? 0) + 1;
  if (body.pin !== session.pin) throw new FakeRefusal(400, 'input.invalid', [{ path: 'pin', reason: 'pin.wrong' }]);
  delete session.onlyForms;
  delete session.pin;
  delete session.pinTries;
  return { state: 'signed_in' };
}

function register({ world, body }: Ask): unknown {
  const { safe_contacts: ways, ...rest } = body;
  const person = { ...rest, home: meOf(world)?.place?.id, registered_on: world.today } as World['persons'][number];
  world.persons.push(person);
  for (const [index, way] of ((ways ?? []) as object[]).entries())
    world.safeContacts.push({ id: `${person.id}-${index}`, person: person.id, ...way });
  note(world, person.id, 'person', person.id, 'created', { names: body.names });
  return saved(person);
}

export const commands: Handler[] = [
  [/^\/sign-ins$/, signIn],
  [
    /^\/sign-ins\/current\/second-factor$/,
    ({ world, body }) => {
      if (body.code !== '123456') throw new FakeRefusal(401, 'code.wrong');
      if (world.session) world.session.state = 'signed_in';
      return { state: 'signed_in' };
    },
  ],
  [/^\/sign-ins\/current\/take-back$/, takeBack],
  [/^\/sign-ins\/(current\/end|end-all)$/, ({ world }) => ((world.session = undefined), {})],
  [/^\/setup$/, ({ world, body }) => (body.token === 'right' ? ((world.setupNeeded = false), {}) : undefined)],
  [/^\/me\/role$/, ({ world, body }) => (world.session && (world.session.binding = text(body.binding)), {})],
  [
    /^\/me\/second-factor$/,
    () => ({
      secret: 'JBSWY3DPEHPK3PXP',
      uri: 'otpauth://totp/Homeward:gulnara?secret=JBSWY3DPEHPK3PXP&issuer=Homeward',
    }),
  ],
  [/^\/me\/(second-factor\/confirm|password)$/, () => ({})],
  [
    /^\/people\/possible-duplicates$/,
    ({ world, body }) => {
      const given = (body.names as { given?: string }[])[0]?.given?.toLowerCase() ?? '';
      const persons = world.persons.filter(
        (person) => given.length > 2 && person.names?.some((name) => name.given?.toLowerCase().startsWith(given)),
      );
      return { items: persons.slice(0, 3).map((person) => ({ person, score: 0.9 })) };
    },
  ],
  [/^\/people\/search$/, ({ world, body }) => people(world, body)],
  [/^\/people$/, register],
  [/^\/people\/([\w-]+)\/details$/, ({ world, id, body }) => saved(Object.assign(find(world.persons, id), body))],
  [
    /^\/people\/([\w-]+)\/safe-contacts$/,
    ({ world, id, body }) => (
      world.safeContacts.push({ person: id, ...body } as World['safeContacts'][number]),
      { id: body.id }
    ),
  ],
  [
    /^\/people\/([\w-]+)\/identifiers$/,
    ({ world, id, body }) => saved(push(world.identifiers, { person: id, ...body } as World['identifiers'][number])),
  ],
  [
    /^\/people\/([\w-]+)\/addresses$/,
    ({ world, id, body }) => saved(push(world.addresses, { person: id, ...body } as World['addresses'][number])),
  ],
  [
    /^\/identifiers\/([\w-]+)\/details$/,
    ({ world, id, body }) => saved(Object.assign(find(world.identifiers, id), body)),
  ],
  [/^\/addresses\/([\w-]+)\/details$/, ({ world, id, body }) => saved(Object.assign(find(world.addresses, id), body))],
  [/^\/identifiers\/([\w-]+)\/end$/, ({ world, id }) => Object.assign(find(world.identifiers, id), { ended: true })],
  [/^\/addresses\/([\w-]+)\/end$/, ({ world, id }) => Object.assign(find(world.addresses, id), { ended: true })],
  [/^\/safe-contacts\/([\w-]+)\/end$/, ({ world, id }) => Object.assign(find(world.safeContacts, id), { ended: true })],
  [
    /^\/people\/([\w-]+)\/workers$/,
    ({ world, id, body }) => (
      world.relations.push({
        id: `r-${++serial}`,
        subject: id,
        worker: text(body.account),
        kind: body.kind as 'worker',
        place: meOf(world)?.place?.id ?? '',
      }),
      {}
    ),
  ],
  [/^\/people\/([\w-]+)\/break-glass$/, () => ({ until: '2026-10-29T14:00:00Z' })],
  [
    /^\/people\/([\w-]+)\/links$/,
    ({ world, id, body }) => (
      world.links.push({ id: text(body.id), person: id, other: text(body.other), state: 'proposed' }),
      {}
    ),
  ],
  [
    /^\/people\/([\w-]+)\/ties$/,
    ({ world, id, body: { other, registers, ...tie } }) => {
      const made = registers as World['persons'][number] | undefined;
      if (made) world.persons.push({ ...made, version: version() });
      world.ties.push({ ...tie, person: id, other: made?.id ?? text(other) } as World['ties'][number]);
      note(world, id, 'person_tie', text(tie.id), 'created', { kind: tie.kind });
      return { id: tie.id };
    },
  ],
  [/^\/ties\/([\w-]+)\/end$/, ({ world, id, body }) => Object.assign(find(world.ties, id), body)],
  [
    /^\/people\/([\w-]+)\/no-call$/,
    ({ world, id, body }) => (world.noCalls.push({ person: id, ...body } as World['noCalls'][number]), {}),
  ],
  [
    /^\/people\/([\w-]+)\/no-call\/end$/,
    ({ world, id, body }) => (
      world.noCalls
        .filter(({ person }) => person === id)
        .forEach((wish) => Object.assign(wish, { ended_on: body.on, ended_by: 'own_word' })),
      {}
    ),
  ],
  [
    /^\/people\/([\w-]+)\/consents$/,
    ({ world, id, body }) => (
      world.consents.push({ subject: id, state: 'active', ...body } as World['consents'][number]),
      {}
    ),
  ],
  [/^\/people\/([\w-]+)\/admissions$/, begin],
  [
    /^\/people\/([\w-]+)\/stage-marks$/,
    ({ world, id, body }) => (world.marks.push({ person: id, on: world.today, ...body } as World['marks'][number]), {}),
  ],
  [/^\/consents\/([\w-]+)\/revoke$/, ({ world, id }) => Object.assign(find(world.consents, id), { state: 'revoked' })],
  [/^\/stays\/([\w-]+)\/end$/, end],
  [/^\/stays\/([\w-]+)\/take-back-end$/, takeBackEnd],
  [/^\/stays\/([\w-]+)\/move-on$/, moveOn],
  [/^\/stays\/([\w-]+)\/hand-over$/, handOver],
  [/^\/handovers\/([\w-]+)\/hold$/, step('held')],
  [/^\/handovers\/([\w-]+)\/accept$/, step('accepted')],
  [/^\/handovers\/([\w-]+)\/reject$/, step('rejected')],
  [/^\/handovers\/([\w-]+)\/withdraw$/, step('withdrawn')],
  [/^\/handovers\/([\w-]+)\/depart$/, step('travelling')],
  [/^\/handovers\/([\w-]+)\/arrive$/, step('arrived')],
  [/^\/handovers\/([\w-]+)\/not-arrived$/, step('did_not_arrive')],
  [/^\/follow-ups\/([\w-]+)\/attempts$/, attempt],
  [/^\/tasks\/([\w-]+)\/done$/, ({ world, id }) => Object.assign(find(world.tasks, id), { state: 'done' })],
  [/^\/break-glass\/([\w-]+)\/review$/, ({ world, id, body }) => Object.assign(find(world.breakGlass, id), body)],
  [
    /^\/links\/([\w-]+)\/(?:approve|refuse|undo)$/,
    ({ world, id }) => Object.assign(find(world.links, id), { state: 'linked' }),
  ],
  [/^\/(?:places|offers|accounts|role-bindings|relations).*$/, () => ({})],
];
