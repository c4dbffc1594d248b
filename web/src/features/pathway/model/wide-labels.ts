import type { Stage } from '@/api-types/words';
import { place, type Box } from './place-labels';
import type { RoadFlag, RoadLink, RoadMark } from './road-story';
import type { RoadWords } from './road-words';
import { textWidth } from './text-width';
import type { Bar } from './wide-road';

const size = 12;
const line = 15;
const inset = 8;

export interface Label {
  x: number;
  y: number;
  text: string;
  tone: 'on-bar' | 'plan' | 'soft' | 'urgent';
  stage: Stage;
}

/** Half the height of a bar, for what starts at its middle. */
const halfBar = 11;

interface Drawn {
  bars: Bar[];
  links: { link: RoadLink; from: Point; to: Point }[];
  flags: { flag: RoadFlag; x: number; y: number }[];
  marks: { mark: RoadMark; x: number; y: number }[];
  say: RoadWords;
  paper: Box;
  todayX: number;
}

interface Point {
  x: number;
  y: number;
}

/** Words beside what they name, most important first: stays, then who was not heard from, then ways and plans. */
export function wideLabels({ bars, links, flags, marks, say, paper, todayX }: Drawn): Label[] {
  const taken: Box[] = [
    ...bars.flatMap((one) => [one, ...(one.rest ? [one.rest] : [])]),
    ...flags.map(({ x, y }) => ({ x: x - 8, y: y - 8, width: 16, height: 16 })),
    { x: todayX - 2, y: 0, width: 4, height: paper.height },
  ];
  const labels: Label[] = [];
  const add = (text: string, tone: Label['tone'], stage: Stage, spots: (width: number) => Point[]) => {
    if (!text) return true;
    const width = textWidth(text, size);
    const boxes = spots(width).map((spot) => ({ ...spot, width, height: line }));
    const box = place(boxes, taken, paper);
    if (box) labels.push({ x: box.x, y: box.y + line - 4, text, tone, stage });
    return box !== undefined;
  };
  const beside = (one: Box, width: number): Point[] => {
    const y = one.y + (one.height - line) / 2;
    return [
      { x: one.x + one.width + 6, y },
      { x: one.x, y: one.y + one.height + 1 },
      { x: one.x, y: one.y - line - 1 },
      { x: one.x + 5, y: one.y + one.height + 1 },
      { x: one.x + one.width - width, y: one.y + one.height + 1 },
      { x: one.x + one.width - width, y: one.y - line - 1 },
      { x: one.x - width - 6, y },
    ];
  };

  for (const one of bars) {
    const { stay } = one;
    const text = say.stay(stay);
    if (textWidth(text, size) + 2 * inset <= one.width) {
      const y = one.y + (one.height + line) / 2 - 4;
      labels.push({ x: one.x + inset, y, text, tone: stay.expected ? 'plan' : 'on-bar', stage: stay.stage });
      continue;
    }
    const whole = one.rest ? { ...one, width: one.width + one.rest.width } : one;
    const spots = (width: number) => beside(whole, width);
    // Where all of it does not fit, the house alone says most.
    if (!add(text, 'plan', stay.stage, spots)) add(stay.place ?? '', 'plan', stay.stage, spots);
  }
  for (const { flag, x, y } of flags) {
    const tone = say.flagTone(flag);
    add(say.flag(flag), tone, flag.stage, (width) => [
      { x: x + 12, y: y - line / 2 },
      { x: x - 6, y: y + halfBar + 1 },
      { x: x - 6, y: y - halfBar - line - 1 },
      { x: x - width + 6, y: y + halfBar + 1 },
    ]);
  }
  for (const { rest, stay } of bars) {
    if (!rest) continue;
    const text = stay.open ? say.plan(stay) : say.ended(stay);
    if (stay.open && textWidth(text, size) + 12 <= rest.width)
      labels.push({ x: rest.x + 6, y: rest.y + (rest.height + line) / 2 - 4, text, tone: 'plan', stage: stay.stage });
    else add(text, stay.open ? 'plan' : 'soft', stay.stage, (width) => beside(rest, width));
  }
  for (const { link, from, to } of links) {
    if (link.kind === 'same-centre') continue;
    add(say.link(link), 'soft', link.to.stage, (width) => [
      { x: (from.x + to.x) / 2 + 8, y: Math.min(from.y, to.y) + 12 },
      { x: to.x + 2, y: to.y - halfBar - line },
      { x: from.x + 6, y: from.y + halfBar },
      { x: to.x - width - 8, y: to.y - line / 2 },
    ]);
  }
  for (const { mark, x, y } of marks)
    add(say.mark(mark), 'soft', mark.stage, (width) => [
      { x: x + 10, y: y - line / 2 },
      { x: x - width - 10, y: y - line / 2 },
    ]);
  return labels;
}
