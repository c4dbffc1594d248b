import auditC from '../../../../catalogue/instruments/audit-c.json';
import ciwa from '../../../../catalogue/instruments/ciwa-ar.json';
import gad7 from '../../../../catalogue/instruments/gad-7.json';
import phq9 from '../../../../catalogue/instruments/phq-9.json';
import cssrs from '../../../../catalogue/instruments/c-ssrs-screener.json';
import goals from '../../../../catalogue/instruments/goals.json';
import type { OwnForm, OwnForms, UrineTestLine } from '../../api-types/assessment';
import type { FormLine, InstrumentLine, ScoreLine } from '../../api-types/forms';
import type { Assessment, FormAnswer } from '../../api-types/records';
import { FakeRefusal, type Handler } from './refusal.ts';
import { meOf, type World } from './world.ts';

/** A few instruments of the catalogue: with text, with gates, from paper, not validated. */
export const packs = [auditC, ciwa, gad7, goals, phq9, cssrs];

const instrumentLine = (pack: (typeof packs)[number]) =>
  ({
    id: pack.id,
    version: pack.version,
    titles: Object.entries(pack.title).map(([language, text]) => ({ language, text })),
    tier: pack.tier,
    verified: pack.verified,
    not_validated: 'not_validated' in pack,
    may_show_text: pack.tier === 'A',
    minutes: pack.minutes,
    domains: pack.domains,
    languages: pack.languages,
    administered_by: pack.administered_by,
    flow_sheet: 'rounds' in pack,
  }) as InstrumentLine;

/** Sums where every answer is there; the engine itself is tested where it lives. */
export function lineOf(world: World, assessment: Assessment): FormLine {
  const pack = packs.find(({ id }) => id === assessment.instrument);
  const administrator = world.accounts.find(({ account }) => account.id === assessment.administrator)?.account;
  const values = new Map((assessment.answers ?? []).map(({ item, value }) => [item, value]));
  const sums = (pack?.scores ?? []).filter((score) => score.method === 'sum');
  const scores = sums.map((score): ScoreLine => {
    const parts = ('items' in score ? score.items : []).map((item) => values.get(item));
    if (parts.some((part) => part === undefined)) return { name: score.name };
    const value = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
    const bands = pack && 'bands' in pack ? pack.bands.find((one) => one.score === score.name) : undefined;
    const band = bands?.levels.find(({ from, to }) => value >= from && value <= to)?.id;
    return { name: score.name, value, ...(band && { band }) };
  });
  const given = assessment.answers ?? [];
  const whole = scores.every(({ value }) => value !== undefined);
  const refused = given.length > 0 && given.every(({ absent }) => absent === 'refused');
  return {
    assessment,
    ...(administrator && { administrator }),
    scored: assessment.state !== 'entered_in_error',
    status: whole ? 'complete' : refused ? 'refused' : given.length > 0 ? 'incomplete' : 'not_asked',
    scores,
    alerts: pack === phq9 && (values.get('q9') ?? 0) >= 1 ? ['self_harm'] : [],
  };
}

/** Of the person whose sign-in it is: those of packs that may stand on the own page. */
function ownForms(world: World): OwnForms<(typeof packs)[number]> {
  const own = packs.filter((pack) => 'own_page' in pack);
  const mine = world.assessments.filter(
    ({ person, state, instrument }) =>
      person === meOf(world)?.account.person && state === 'finished' && own.some(({ id }) => id === instrument),
  );
  return {
    items: mine.map((form): OwnForm => {
      const { status, scores } = lineOf(world, form);
      return { id: form.id, instrument: form.instrument ?? '', on: form.on ?? world.today, status, scores };
    }),
    packs: own.filter(({ id }) => mine.some(({ instrument }) => instrument === id)),
  };
}

export const formAnswers: Handler[] = [
  [/^\/instruments$/, () => ({ items: packs.map(instrumentLine) })],
  [/^\/instruments\/([\w-]+)$/, ({ id }) => packs.find((pack) => pack.id === id)],
  [
    /^\/people\/([\w-]+)\/assessments$/,
    ({ world, id }) => ({
      items: world.assessments
        .filter(({ person }) => person === id)
        .sort((a, b) => (b.on ?? '').localeCompare(a.on ?? ''))
        .map((form) => lineOf(world, form)),
    }),
  ],
  // Nothing is due unless a visit says so.
  [
    /^\/people\/([\w-]+)\/assessments\/due$/,
    ({ world }) => ({ sets: world.due, today: world.today, waiting: world.waiting }),
  ],
  [
    /^\/assessments\/due$/,
    ({ world }) => ({
      items: world.due.length ? [{ person: world.persons[0], sets: world.due }] : [],
      waiting: world.waiting,
    }),
  ],
  [
    /^\/places\/([\w-]+)\/assessments\/due$/,
    ({ world }) => ({
      items: world.due.length ? [{ person: world.persons[0], sets: world.due }] : [],
      waiting: world.waiting,
    }),
  ],
  [/^\/assessments\/own$/, ({ world }) => ownForms(world)],
  [/^\/people\/([\w-]+)\/assessments\/family$/, ({ world }) => ({ items: world.family })],
  [/^\/people\/([\w-]+)\/urine-tests$/, ({ world }) => ({ items: world.urineTests })],
  [
    /^\/assessments\/([\w-]+)$/,
    ({ world, id }) => {
      const form = world.assessments.find((one) => one.id === id);
      return form && lineOf(world, { ...form });
    },
  ],
];

let serial = 0;

function change(world: World, id: string, seen: string | undefined, values: Partial<Assessment>) {
  const form = world.assessments.find((one) => one.id === id);
  if (!form) throw new FakeRefusal(404, 'not-found');
  if (seen && seen !== form.version) throw new FakeRefusal(409, 'stale.version');
  if (values.answers && form.state !== 'started') throw new FakeRefusal(409, 'form.not-open');
  Object.assign(form, values, { version: `form-${++serial}` });
  return form;
}

const answersIn = (body: Record<string, unknown>) => body.answers as FormAnswer[];
const acknowledged = ({ id, version }: Assessment) => ({ id, version });

export const formCommands: Handler[] = [
  [
    /^\/people\/([\w-]+)\/assessments$/,
    ({ world, id, body }) => {
      const administrator = meOf(world)?.account.id;
      const form = {
        ...body,
        version: `form-${++serial}`,
        person: id,
        state: 'started',
        answers: [],
        started: `${world.today}T09:00:00Z`,
        ...(administrator && { administrator }),
      } as unknown as Assessment;
      world.assessments.push(form);
      return acknowledged(form);
    },
  ],
  [
    /^\/assessments\/hand-over$/,
    ({ world, body }) => {
      if (world.session?.onlyForms) throw new FakeRefusal(403, 'sign-in.handed-over');
      Object.assign(world.session ?? {}, { onlyForms: body.forms, pin: body.pin });
      return { id: 'sign-in', version: 'narrow' };
    },
  ],
  [
    /^\/people\/([\w-]+)\/urine-tests$/,
    ({ world, body }) => {
      const { corrects, ...test } = body as unknown as UrineTestLine & { corrects?: string };
      const stands = world.urineTests.find(({ on, here }) => here && on === test.on);
      if (stands?.id !== corrects) throw new FakeRefusal(409, corrects ? 'stale.version' : 'urine.entered-already');
      world.urineTests = [...world.urineTests.filter((one) => one !== stands), { ...test, here: true }];
      return { id: test.id, version: 'entered' };
    },
  ],
  [
    /^\/people\/([\w-]+)\/rounds$/,
    ({ world, id, body }) => {
      const { taken, ...round } = body as { taken: string };
      const form = {
        ...round,
        version: `form-${++serial}`,
        person: id,
        state: 'finished',
        on: world.today,
        started: taken,
        finished: taken,
      } as unknown as Assessment;
      world.assessments.push(form);
      return acknowledged(form);
    },
  ],
  [
    /^\/assessments\/([\w-]+)\/answers$/,
    ({ world, id, body, seen }) => acknowledged(change(world, id, seen, { answers: answersIn(body) })),
  ],
  [
    /^\/assessments\/([\w-]+)\/finish$/,
    ({ world, id, body, seen }) => {
      const form = change(world, id, seen, { answers: answersIn(body) });
      form.state = 'finished';
      if (lineOf(world, form).alerts.length > 0)
        world.tasks.push({
          id: `task-${id}`,
          person: form.person ?? '',
          home: meOf(world)?.place?.id ?? '',
          kind: 'check_safety',
          asked_role: 'counsellor',
          due: world.today,
          about: id,
          state: 'open',
        });
      return acknowledged(form);
    },
  ],
  [
    /^\/assessments\/([\w-]+)\/mark-as-error$/,
    ({ world, id, seen }) => acknowledged(change(world, id, seen, { state: 'entered_in_error' })),
  ],
];
