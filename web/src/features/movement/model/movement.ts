import type { FlowLine, Movement } from '@/api-types/movement';
import { words, type Stage } from '@/api-types/words';
import type { Text } from '@/lib/text/text';

const isStage = (to: string): to is Stage => (words.stage as readonly string[]).includes(to);

/** Where a stay led, in words. */
export const wayName = (text: Text, to: FlowLine['to'][number]['to']): string =>
  isStage(to) ? text.word('stage', to) : text.say(`movement.way.${to}`);

/** Only the ways that somebody took, or that nobody may know of. */
export const takenWays = (flow: FlowLine) => flow.to.filter(({ n }) => n !== 0);

/** How dark a square of the heat map is, from 0 to 4; more kept is darker. */
export const shade = (share: number): number => Math.min(4, Math.floor(share * 5));

const cell = (value: string | number | undefined) => {
  const written = value === undefined ? '' : String(value);
  return /[",\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
};
/** Every number of the page, one a line; what is withheld is empty. */
export function csvOf(movement: Movement): string {
  const lines: (string | number | undefined)[][] = [['table', 'from', 'to', 'n', 'of', 'share', 'low', 'high']];
  for (const flow of movement.flows)
    for (const { to, n } of flow.to) lines.push(['flow', flow.from, to, n, flow.ended]);
  for (const { day, all, stages } of movement.census) {
    for (const { stage, n } of stages) lines.push(['census', day, stage, n, all]);
  }
  for (const { month, began, cells } of movement.kept) {
    for (const { days, due, kept, share, low, high } of cells)
      if (due) lines.push(['kept', month.slice(0, 7), `${days}`, kept, began, share, low, high]);
  }
  return `${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** The largest number of a census that is shown, for the height of the picture. */
export const mostAtOnce = ({ census }: Movement): number =>
  Math.max(1, ...census.flatMap(({ stages }) => stages.map(({ n }) => n ?? 0)));
