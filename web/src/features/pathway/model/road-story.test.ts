import { describe, expect, it } from 'vitest';
import { toDay } from '@/lib/dates';
import { roadStory } from './road-story';

const today = '2026-10-29';
const stay = (id: string, stage: 'detoxification' | 'treatment', started: string, more: object = {}) => ({
  id,
  stage,
  started,
  episode: id,
  ...more,
});

describe('the story of a road', () => {
  it('lasts until today where a stay goes on, and until its end where it ended', () => {
    const story = roadStory({
      today,
      stays: [
        stay('a', 'detoxification', '2026-04-06', { ended: '2026-04-20', planned_until: '2026-04-25' }),
        stay('b', 'treatment', '2026-04-21'),
      ],
    });

    expect(story.stays.map(({ from, until, planned, open }) => ({ from, until, planned, open }))).toEqual([
      { from: toDay('2026-04-06'), until: toDay('2026-04-20'), planned: toDay('2026-04-25'), open: false },
      { from: toDay('2026-04-21'), until: toDay(today), planned: undefined, open: true },
    ]);
    expect(story.first).toBeLessThan(toDay('2026-04-06'));
    expect(story.last).toBeGreaterThan(toDay(today));
  });

  it('links a handover from the day of leaving to the stay that began', () => {
    const { links } = roadStory({
      today,
      stays: [stay('a', 'detoxification', '2026-04-06', { ended: '2026-04-20' }), stay('b', 'treatment', '2026-04-23')],
      handovers: [{ id: 'h', stay: 'a', next_stay: 'b', state: 'arrived', stage: 'treatment', left_on: '2026-04-20' }],
    });

    expect(links).toMatchObject([
      { kind: 'handover', days: 3, arrived: true, to: { stage: 'treatment', day: toDay('2026-04-23') } },
    ]);
  });

  it('draws an expected stay where a handover is accepted and not yet arrived', () => {
    const { stays } = roadStory({
      today,
      stays: [stay('a', 'detoxification', '2026-10-06')],
      handovers: [
        { id: 'h', stay: 'a', state: 'accepted', stage: 'treatment', expected_on: '2026-11-03', to: 'house' },
      ],
      places: [{ id: 'house', name: 'House on the Hill' }],
    });

    expect(stays.at(-1)).toMatchObject({ expected: true, stage: 'treatment', place: 'House on the Hill' });
  });

  it('joins stays of one episode that follow on each other', () => {
    const { links } = roadStory({
      today,
      stays: [
        { ...stay('a', 'detoxification', '2026-04-06', { ended: '2026-04-20' }), episode: 'e' },
        { ...stay('b', 'treatment', '2026-04-21'), episode: 'e' },
      ],
    });
    expect(links).toMatchObject([{ kind: 'same-centre', days: 0 }]);
  });

  it('leaves out what may not be seen', () => {
    expect(roadStory({ today, stays: [{ id: 'a' }], follow_ups: [{ id: 'f' }], marks: [{ id: 'm' }] }).stays).toEqual(
      [],
    );
  });
});
