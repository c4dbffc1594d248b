import { beforeAll, expect, it } from 'vitest';
import { textOf, type Text } from '@/lib/text/text';
import { createSpeech } from '@/lib/text/use-text';
import { told } from './history-sentence';

let text: Text;
beforeAll(async () => {
  text = textOf((await createSpeech('en')).instance);
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
