import { beforeAll, expect, it } from 'vitest';
import { textOf, type Text } from '@/lib/text/text';
import { createSpeech } from '@/lib/text/use-text';
import { told } from './history-sentence';

let text: Text;
beforeAll(async () => {
  text = textOf((await createSpeech('en')).instance);
});

const item = { at: '2026-10-29T08:00:00Z', row: 'r' };

it('tells the end of a stay as a colleague would', () => {
  const changes = [
    { member: 'ended', new: '2026-10-29' },
    { member: 'end_type', new: 'left_early' },
    { member: 'end_reason', new: 'family' },
  ];
  expect(told(text, { ...item, record: 'stay', kind: 'changed', changes }, [])).toEqual({
    sentence: 'The stay ended on 29 Oct 2026: left early, family',
    rest: [],
  });
});

it('tells an unusual change by record and member, with old and new', () => {
  const changes = [
    { member: 'keyworker', old: 'x' },
    { member: 'setting', old: 'inpatient', new: 'community' },
  ];
  const { sentence, rest } = told(text, { ...item, record: 'stay', kind: 'changed', changes }, []);

  expect(sentence).toBe('Stay: changed');
  expect(rest).toContainEqual({ id: 'setting', member: 'setting', old: 'inpatient', now: 'in the community' });
});

it('names places instead of their ids', () => {
  const house = '01900000-0000-7000-8000-000000000012';
  const changes = [
    { member: 'to', new: house },
    { member: 'expected_on', new: '2026-11-03' },
  ];
  expect(
    told(text, { ...item, record: 'handover', kind: 'created', changes }, [{ id: house, name: 'House on the Hill' }])
      .sentence,
  ).toBe('House on the Hill was asked, expected 3 Nov 2026');
});
