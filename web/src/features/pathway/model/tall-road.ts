import { words, type Stage } from '@/api-types/words';
import { stageNumber } from '@/lib/stages';
import { monthTicks, type Tick } from './month-axis';
import { isSilent, type RoadLink, type RoadStay, type RoadStory } from './road-story';
import type { RoadWords } from './road-words';
import { textWidth } from './text-width';

const top = 30;
const axis = 54;
const lane = 17;
const bar = 11;
const gutter = 12;
const lineHeight = 15;
const blockGap = 7;
const size = 12;
const lowest = 300;
const highest = 1100;
const usualPixelsPerDay = 1.9;

/** A few lines of words at the side, tied to the thing they name by a thin line. */
export interface Note {
  y: number;
  /** Where the thing itself is. */
  anchor: { x: number; y: number };
  lines: { text: string; tone: 'strong' | 'soft' | 'urgent' }[];
  stage: Stage;
}

export interface TallRoad {
  width: number;
  height: number;
  lanesX: { stage: Stage; x: number }[];
  ticks: (Tick & { y: number })[];
  bars: {
    stay: RoadStay;
    x: number;
    y: number;
    width: number;
    height: number;
    rest: number;
    over: number | undefined;
  }[];
  links: { link: RoadLink; path: string }[];
  dots: { id: string; x: number; y: number; kind: 'flag' | 'settled' | 'mark' }[];
  notes: Note[];
  notesX: number;
  todayY: number;
}

/** The same story for a narrow screen: time goes down, lanes lie side by side, words stand at the far side. */
export function tallRoad(story: RoadStory, say: RoadWords, width: number): TallRoad {
  const span = story.last - story.first;
  const drawn = Math.min(highest, Math.max(lowest, span * usualPixelsPerDay));
  const scale = drawn / span;
  const y = (day: number) => top + (day - story.first) * scale;
  const x = (stage: Stage) => axis + (stageNumber(stage) - 1) * lane;
  const notesX = axis + words.stage.length * lane + gutter;

  const bars = story.stays.map((stay) => {
    const height = Math.max(5, (stay.until + (stay.open ? 0 : 1) - stay.from) * scale);
    const plannedY = stay.planned === undefined ? undefined : y(stay.planned + 1);
    const end = y(stay.from) + height;
    return {
      stay,
      x: x(stay.stage),
      y: y(stay.from),
      width: bar,
      height,
      rest: plannedY !== undefined && plannedY > end + 2 ? plannedY - end : 0,
      over: plannedY !== undefined && plannedY < end - 2 ? plannedY : undefined,
    };
  });
  const links = story.links.map((link) => {
    const from = { x: x(link.from.stage) + bar / 2, y: y(link.from.day + 1) };
    const to = { x: x(link.to.stage) + bar / 2, y: y(link.to.day) };
    const reach = Math.max(8, (to.y - from.y) / 2);
    return {
      link,
      path: `M${r(from.x)} ${r(from.y)}C${r(from.x)} ${r(from.y + reach)} ${r(to.x)} ${r(to.y - reach)} ${r(to.x)} ${r(to.y)}`,
    };
  });
  const dots = [
    ...story.flags.map((flag) => ({
      id: flag.id,
      x: x(flag.stage) + bar / 2,
      y: y(flag.day + 1) + 8,
      kind: isSilent(flag, story.today) ? ('flag' as const) : ('settled' as const),
    })),
    ...story.marks.map((mark) => ({ id: mark.id, x: x(mark.stage) + bar / 2, y: y(mark.day), kind: 'mark' as const })),
  ];

  const notes = settle(collectNotes(story, say, width - notesX - 4, x, y));
  const lastNote = notes.at(-1);
  const bottom = lastNote ? lastNote.y + lastNote.lines.length * lineHeight : 0;
  return {
    width,
    height: Math.max(top + drawn, bottom) + 10,
    lanesX: words.stage.map((stage) => ({ stage, x: x(stage) })),
    ticks: monthTicks(story.first, story.last, scale, 34).map((tick) => ({ ...tick, y: y(tick.day) })),
    bars,
    links,
    dots,
    notes,
    notesX,
    todayY: y(story.today),
  };
}

function collectNotes(
  story: RoadStory,
  say: RoadWords,
  room: number,
  x: (stage: Stage) => number,
  y: (day: number) => number,
): Note[] {
  const note = (stage: Stage, at: number, anchorY: number, lines: Note['lines']): Note => ({
    y: at,
    anchor: { x: x(stage) + bar, y: anchorY },
    lines: lines.flatMap((line) => wrap(line.text, room).map((text) => ({ ...line, text }))),
    stage,
  });
  return [
    ...story.stays.map((stay) =>
      note(stay.stage, y(stay.from), y(stay.from) + 4, [
        { text: say.stay(stay), tone: 'strong' },
        { text: [say.days(stay), say.ended(stay)].filter(Boolean).join(' · '), tone: 'soft' },
      ]),
    ),
    ...story.flags.map((flag) =>
      note(flag.stage, y(flag.day + 1), y(flag.day + 1) + 8, [{ text: say.flag(flag), tone: say.flagTone(flag) }]),
    ),
    ...story.marks.map((mark) => note(mark.stage, y(mark.day), y(mark.day), [{ text: say.mark(mark), tone: 'soft' }])),
  ];
}

/** Each note at its place, or under the one before: in order of time, never over each other. */
function settle(notes: Note[]): Note[] {
  let free = 0;
  return [...notes]
    .sort((a, b) => a.y - b.y)
    .map((note) => {
      const at = Math.max(note.y, free);
      free = at + note.lines.length * lineHeight + blockGap;
      return { ...note, y: at };
    });
}

function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const r = (value: number) => Math.round(value * 10) / 10;
