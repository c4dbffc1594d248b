import { beforeAll, expect, it } from 'vitest';
import { toDay } from '@/lib/dates';
import type { Text } from '@/lib/text/text';
import { createSpeech } from '@/lib/text/use-text';
import type { FollowUp } from '@/api-types/records';
import { roadStory } from './road-story';
import { roadWords } from './road-words';

const today = '2026-11-23';
let text: Text;
beforeAll(async () => {
  text = (await createSpeech('en')).text;
});

/** What the road says of a stay that ended on 23 November, with the next step due by 6 December. */
function said(followUp: Partial<FollowUp>, on = today) {
  const entry = { id: 'f', ended_stage: 'treatment', since: today, act_by: '2026-12-06', ...followUp } as const;
  const { flags } = roadStory({ today: on, follow_ups: [entry] });
  const say = roadWords(text, toDay(on));
  return flags.map((flag) => [say.flag(flag), say.flagTone(flag)])[0];
}

it.each<[string, Partial<FollowUp>, string, string]>([
  ['2026-11-23', {}, 'next step expected by 6 Dec', 'soft'],
  ['2026-12-06', {}, 'next step expected by 6 Dec', 'soft'],
  ['2026-12-07', {}, 'not heard from since 23 Nov', 'urgent'],
  ['2026-12-07', { settled_on: today, outcome: 'asked_not_to_call' }, 'asked us not to call since 23 Nov', 'soft'],
  ['2026-12-07', { settled_on: '2026-11-26', outcome: 'reached_goes_on' }, 'heard from again after 3 days', 'soft'],
  ['2026-12-07', { settled_on: '2026-12-01', outcome: 'unreachable' }, 'cannot be reached, 1 Dec', 'soft'],
  ['2026-12-07', { settled_on: today }, 'heard from the same day', 'soft'],
])('on %s, settled as %o, says: %s', (on, followUp, sentence, tone) => {
  expect(said(followUp, on)).toEqual([sentence, tone]);
});
