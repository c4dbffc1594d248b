import { beforeAll, describe, expect, it } from 'vitest';
import { createSpeech } from '@/lib/text/use-text';
import { smallCountry } from '@/testing/fake/country';
import { ids } from '@/testing/fake/country/ids';
import { personPage } from '@/testing/fake/world';
import { overlaps } from './place-labels';
import { roadStory, type RoadStory } from './road-story';
import { roadWords, type RoadWords } from './road-words';
import { tallRoad } from './tall-road';
import { textWidth } from './text-width';
import { wideRoad } from './wide-road';

let story: RoadStory;
let say: RoadWords;

beforeAll(async () => {
  const page = personPage(smallCountry(), ids.bekzat);
  story = roadStory(page ?? expect.fail('no such person'));
  say = roadWords((await createSpeech('en')).text, story.today);
});

const widths = [480, 700, 1040, 1400];

describe.each(widths)('the wide road at %i pixels', (width) => {
  it('keeps everything on the paper', () => {
    const road = wideRoad(story, say, width);
    for (const bar of road.bars) {
      expect(bar.x).toBeGreaterThanOrEqual(0);
      expect(bar.x + bar.width).toBeLessThanOrEqual(road.width);
    }
    for (const label of road.labels) expect(label.x + textWidth(label.text)).toBeLessThanOrEqual(road.width);
    expect(road.todayX).toBeLessThan(road.width);
  });

  it('lets no words touch each other or another stay', () => {
    const { labels, bars } = wideRoad(story, say, width);
    const boxes = labels.map((label) => ({
      x: label.x,
      y: label.y - 11,
      width: textWidth(label.text),
      height: 15,
      on: label.tone === 'on-bar',
    }));
    boxes.forEach((box, index) => {
      for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
      if (!box.on) for (const bar of bars.filter((one) => !one.stay.expected)) expect(overlaps(box, bar)).toBe(false);
    });
  });

  it('puts each stay into the lane of its stage', () => {
    const { bars, lanes } = wideRoad(story, say, width);
    for (const bar of bars) {
      const lane = lanes.find(({ stage }) => stage === bar.stay.stage);
      expect(lane && bar.y >= lane.y && bar.y + bar.height <= lane.y + lane.height).toBe(true);
    }
  });
});

it('stays that overlap in one stage lie under each other', () => {
  const open = story.stays.find((stay) => stay.open && !stay.expected) ?? expect.fail('no open stay');
  const twice = { ...story, stays: [...story.stays, { ...open, id: 'beside' }] };

  const [one, other] = wideRoad(twice, say, 1000).bars.filter((bar) => bar.stay.from === open.from);

  expect(one && other && overlaps(one, other)).toBe(false);
});

it('a road of years grows wider than the screen instead of finer than a day', () => {
  const long = { ...story, first: story.first - 3000 };
  expect(wideRoad(long, say, 600).width).toBeGreaterThan(600);
});

describe.each([280, 332])('the tall road at %i pixels', (width) => {
  it('goes down in time, with words beside each other and never over each other', () => {
    const road = tallRoad(story, say, width);
    const bars = [...road.bars].sort((a, b) => a.stay.from - b.stay.from);
    expect(bars.map(({ y }) => y)).toEqual([...bars.map(({ y }) => y)].sort((a, b) => a - b));
    road.notes.reduce((free, note) => {
      expect(note.y).toBeGreaterThanOrEqual(free);
      return note.y + note.lines.length * 15;
    }, 0);
    expect(road.height).toBeGreaterThan((road.notes.at(-1)?.y ?? 0) + 15);
  });

  it('wraps words into the room that is left', () => {
    const road = tallRoad(story, say, width);
    for (const note of road.notes)
      for (const line of note.lines)
        if (line.text.includes(' ')) expect(textWidth(line.text)).toBeLessThanOrEqual(width - road.notesX);
  });
});
