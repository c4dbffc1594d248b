import { beforeAll, expect, it } from 'vitest';
import type { Text } from '@/lib/text/text';
import { createSpeech } from '@/lib/text/use-text';
import { acts, told } from './history-sentence';

let text: Text;
beforeAll(async () => {
  text = (await createSpeech('en')).text;
});

const item = { entry: 'e', at: '2026-10-29T08:00:00Z', row: 'r' };
const member = (name: string, after?: string, before?: string) => ({
  member: name,
  erased: false,
  ...(after && { after }),
  ...(before && { before }),
});

it('tells the end of a stay as a colleague would', () => {
  const members = [member('ended', '2026-10-29'), member('end_type', 'left_early'), member('end_reason', 'family')];
  expect(told(text, { ...item, record: 'stay', operation: 'changed', members }, [])).toEqual({
    sentence: 'The stay ended on 29 Oct 2026: left early, family',
    rest: [],
  });
});

it('tells an unusual change by record and member, with old and new', () => {
  const members = [member('keyworker', undefined, 'x'), member('setting', 'community', 'inpatient')];
  const { sentence, rest } = told(text, { ...item, record: 'stay', operation: 'changed', members }, []);

  expect(sentence).toBe('Stay: changed');
  expect(rest).toContainEqual({ id: 'setting', member: 'setting', old: 'inpatient', now: 'in the community' });
});

it('names places instead of their ids', () => {
  const house = '01900000-0000-7000-8000-000000000012';
  const members = [member('to', house), member('expected_on', '2026-11-03')];
  expect(
    told(text, { ...item, record: 'handover', operation: 'created', members }, [
      { id: house, name: 'House on the Hill' },
    ]).sentence,
  ).toBe('House on the Hill was asked, expected 3 Nov 2026');
});

it('tells what one save did together, without what only follows from it', () => {
  const at = (record: string, operation: 'created' | 'changed', moment: string, entry: string) => ({
    entry,
    at: moment,
    row: entry,
    record,
    operation,
    members: [],
  });
  const told = acts([
    at('stay', 'created', '2026-10-29T08:00:00Z', '1'),
    at('journey', 'created', '2026-10-29T08:00:00Z', '2'),
    at('relation', 'changed', '2026-10-29T08:00:00Z', '3'),
    at('task', 'changed', '2026-10-29T08:00:00Z', '4'),
    at('task', 'changed', '2026-10-28T08:00:00Z', '5'),
  ]);

  expect(told.map(({ items }) => items.map(({ entry }) => entry))).toEqual([['1'], ['5']]);
});

it('tells that a form was begun and finished, not each save in between', () => {
  const form = (operation: 'created' | 'changed', at: string, ...names: string[]) => ({
    ...item,
    entry: at,
    at,
    record: 'assessment',
    operation,
    members: names.map((name) => member(name, name === 'state' ? 'finished' : 'phq-9')),
  });
  const shown = acts([
    form('changed', '2026-10-29T08:03:00Z', 'answers', 'state', 'finished'),
    form('changed', '2026-10-29T08:02:00Z', 'answers'),
    form('changed', '2026-10-29T08:01:00Z', 'answers'),
    form('created', '2026-10-29T08:00:00Z', 'instrument'),
  ]);

  expect(shown.flatMap(({ items }) => items.map((one) => told(text, one, []).sentence))).toEqual([
    'Form: finished',
    'A form was begun: phq-9',
  ]);
});

it('calls a form by its name, as far as it is known here', () => {
  const round = {
    ...item,
    record: 'assessment',
    operation: 'created' as const,
    members: [member('instrument', 'ciwa-ar'), member('finished', '2026-10-29T08:00:00Z')],
  };
  const names = new Map([['ciwa-ar', 'CIWA-Ar']]);
  const sentence = told(text, round, [], undefined, (id) => names.get(id)).sentence;

  expect(sentence).toBe('A round was taken: CIWA-Ar');
});

it('tells languages and hours as people say them', () => {
  const spoken = { member: 'languages', after: ['uz', 'sgn'], erased: false };
  expect(told(text, { ...item, record: 'person', operation: 'changed', members: [spoken] }, []).rest[0]?.now).toBe(
    'Uzbek and sign language',
  );
  const hours = { member: 'from_minute', after: 480, erased: false };
  expect(told(text, { ...item, record: 'safe_contact', operation: 'changed', members: [hours] }, []).rest[0]?.now).toBe(
    '08:00',
  );
});

it('tells a urine test once, by its sample', () => {
  const entry = (entry: string, members: ReturnType<typeof member>[]) =>
    ({ ...item, entry, record: 'observation', operation: 'created', members }) as const;
  const day = member('on', '2026-10-28');
  const found = acts([
    entry('sample', [day, member('kind', 'urine_sample')]),
    entry('found', [day, member('what', 'opioid')]),
    entry('not found', [day, member('what', 'thc'), member('kind', 'urine_not_found')]),
  ]);

  expect(found.flatMap(({ items }) => items.map((one) => told(text, one, []).sentence))).toEqual([
    'A urine test of 28 Oct 2026 was entered',
  ]);
});

it('tells who invited whoever filled in a form by a link', () => {
  const members = [member('state', 'finished')];
  const finished = {
    ...item,
    record: 'assessment',
    operation: 'changed',
    role: 'by_link',
    invited_by: 'g',
    members,
  } as const;
  expect(acts([finished])[0]).toMatchObject({ invitedBy: 'g', role: 'by_link' });
});

it('tells which record was linked, and what became of the link', () => {
  const link = { ...item, record: 'person_link', row: 'l' } as const;
  const said = (operation: 'created' | 'changed', state?: string, name?: string) =>
    told(text, { ...link, operation, members: state ? [member('state', state)] : [] }, [], () => name);

  expect(said('created', undefined, 'Aida Asanova').sentence).toBe('Perhaps the same person was entered: Aida Asanova');
  expect(said('changed', 'linked', 'Aida Asanova')).toEqual({
    sentence: 'Confirmed by a second person, the same person: Aida Asanova',
    rest: [],
  });
  expect(said('changed', 'unlinked').sentence).toBe('The link was undone: A record that is not shown to you');
  expect(said('changed', 'refused').sentence).toContain('two people');
});
