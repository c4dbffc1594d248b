import { words, type Stage } from '@/api-types/words';
import { stageNumber } from '@/lib/stages';
import { monthTicks, type Tick } from './month-axis';
import type { Box } from './place-labels';
import type { RoadFlag, RoadLink, RoadMark, RoadStay, RoadStory } from './road-story';
import type { RoadWords } from './road-words';
import { wideLabels, type Label } from './wide-labels';

const top = 24;
const axis = 26;
const monthWidth = 36;
const monthYearWidth = 68;
const bar = 22;
const rowGap = 6;
const laneAir = 20;
/** Room for words under the last lane. */
const underLast = 8;
/** Below this a week cannot be told from a day; the drawing then grows wider than the screen and scrolls. */
const leastPixelsPerDay = 0.9;

export interface Lane {
  stage: Stage;
  y: number;
  height: number;
}

export interface Bar extends Box {
  stay: RoadStay;
  /** Planned days still to come, or not used. */
  rest: Box | undefined;
  /** Where the plan ended, when the stay went on beyond it. */
  over: number | undefined;
}

export interface WideRoad {
  width: number;
  height: number;
  lanes: Lane[];
  ticks: (Tick & { x: number })[];
  bars: Bar[];
  links: { link: RoadLink; path: string }[];
  flags: { flag: RoadFlag; x: number; y: number }[];
  marks: { mark: RoadMark; x: number; y: number }[];
  labels: Label[];
  todayX: number;
}

/** Lays the story out on paper of at least `available` pixels: five lanes, time to the right. */
export function wideRoad(story: RoadStory, say: RoadWords, available: number): WideRoad {
  const span = story.last - story.first;
  const scale = Math.max(leastPixelsPerDay, available / span);
  const width = Math.max(available, span * scale);
  const x = (day: number) => (day - story.first) * scale;

  const { lanes, rowOf, height } = laneLayout(story);
  const laneOf = (stage: Stage) => lanes[stageNumber(stage) - 1] as Lane;
  const rowY = (stay: RoadStay) => laneOf(stay.stage).y + laneAir / 2 + (rowOf.get(stay.id) ?? 0) * (bar + rowGap);
  const middle = (stage: Stage, stayY?: number) => (stayY ?? laneOf(stage).y + laneAir / 2) + bar / 2;

  const bars = story.stays.map((stay): Bar => barOf(stay, x, rowY(stay), story.today));
  const barAt = (stage: Stage, day: number, edge: 'from' | 'until') =>
    bars.find(({ stay }) => stay.stage === stage && stay[edge] === day)?.y;

  const links = story.links.map((link) => {
    const from = {
      x: x(link.from.day + 1),
      y: middle(link.from.stage, barAt(link.from.stage, link.from.day, 'until')),
    };
    const to = { x: x(link.to.day), y: middle(link.to.stage, barAt(link.to.stage, link.to.day, 'from')) };
    const reach = Math.max(6, (to.x - from.x) / 2);
    return {
      link,
      from,
      to,
      path: `M${r(from.x)} ${r(from.y)}C${r(from.x + reach)} ${r(from.y)} ${r(to.x - reach)} ${r(to.y)} ${r(to.x)} ${r(to.y)}`,
    };
  });
  const flags = story.flags.map((flag) => ({
    flag,
    x: Math.min(width - 8, x(flag.day + 1) + 12),
    y: middle(flag.stage, barAt(flag.stage, flag.day, 'until')),
  }));
  const marks = story.marks.map((mark) => ({ mark, x: x(mark.day), y: middle(mark.stage) }));

  const paper: Box = { x: 0, y: 0, width, height: height - axis };
  const labels = wideLabels({ bars, links, flags, marks, say, paper, todayX: x(story.today) });
  const ticks = monthTicks(story.first, story.last, scale, 46)
    .map((tick) => ({ ...tick, x: x(tick.day) }))
    // A month whose name has no room before the edge is not named: half a name says nothing.
    .filter((tick) => tick.x + (tick.withYear ? monthYearWidth : monthWidth) <= width);
  return { width, height, lanes, ticks, bars, links, flags, marks, labels, todayX: x(story.today) };
}

/** Stays that overlap in one stage lie in rows under each other; the lane grows with them. */
function laneLayout(story: RoadStory): { lanes: Lane[]; rowOf: Map<string, number>; height: number } {
  const rowOf = new Map<string, number>();
  let y = top;
  const lanes = words.stage.map((stage) => {
    const ends: number[] = [];
    for (const stay of story.stays.filter((one) => one.stage === stage)) {
      const free = ends.findIndex((end) => end < stay.from);
      const row = free === -1 ? ends.length : free;
      ends[row] = Math.max(stay.until, stay.planned ?? stay.until);
      rowOf.set(stay.id, row);
    }
    const rows = Math.max(1, ends.length);
    const lane = { stage, y, height: laneAir + rows * bar + (rows - 1) * rowGap };
    y += lane.height;
    return lane;
  });
  return { lanes, rowOf, height: y + underLast + axis };
}

function barOf(stay: RoadStay, x: (day: number) => number, y: number, today: number): Bar {
  const from = x(stay.from);
  const width = Math.max(5, x(stay.until + (stay.open ? 0 : 1)) - from);
  const plannedX = stay.planned === undefined ? undefined : x(stay.planned + 1);
  const ahead = plannedX !== undefined && plannedX > from + width + 2 && (!stay.open || (stay.planned ?? 0) > today);
  return {
    stay,
    x: from,
    y,
    width,
    height: bar,
    rest: ahead ? { x: from + width, y, width: plannedX - from - width, height: bar } : undefined,
    over: plannedX !== undefined && plannedX < from + width - 2 ? plannedX : undefined,
  };
}

const r = (value: number) => Math.round(value * 10) / 10;
