import type { FigureLine, IndicatorDefinition } from '@/api-types/indicators';
import type { Tile, TileMap } from '@/api-types/maps';

/** What an indicator can be taken apart by and drawn as a map of. */
export type Level = 'region' | 'district';
export const isLevel = (by: string | undefined): by is Level => by === 'region' || by === 'district';

export interface Placed {
  line: FigureLine;
  column: number;
  row: number;
}

/** The lines where they lie, in the order of reading, cut to what is there; then those that no map has. */
export function placed(lines: readonly FigureLine[], maps: readonly TileMap[], level: Level) {
  const tiles = new Map<string, Tile>(maps.flatMap((map) => map[level]).map((tile) => [tile.code, tile]));
  const found = lines.map((line) => ({ line, tile: line.place?.code ? tiles.get(line.place.code) : undefined }));
  const on = found.flatMap(({ line, tile }) => (tile ? [{ line, column: tile.column, row: tile.row }] : []));
  const [west, north] = [Math.min(...on.map(({ column }) => column)), Math.min(...on.map(({ row }) => row))];
  return {
    on: on
      .map(({ line, column, row }): Placed => ({ line, column: column - west + 1, row: row - north + 1 }))
      .sort((a, b) => a.row - b.row || a.column - b.column),
    off: found.flatMap(({ line, tile }) => (tile ? [] : [line])),
  };
}

/** Whether the borders of all these places that have a tile are known: half a map would say that the rest is sea. */
export function hasShapes(lines: readonly FigureLine[], maps: readonly TileMap[], level: Level): boolean {
  const tiles = new Map<string, Tile>(maps.flatMap((map) => map[level]).map((tile) => [tile.code, tile]));
  const on = lines.flatMap(({ place }) => (place?.code ? (tiles.get(place.code) ?? []) : []));
  return on.length > 0 && on.every(({ shape }) => shape);
}

/** What a line is coloured by; nothing where there is no figure. */
export const figureOf = (definition: IndicatorDefinition, line: FigureLine): number | undefined =>
  definition.figure === 'count' ? line.n : line.value;

const most = 5;

/** The limits of at most five classes of equal width that hold every value; round, so that they can be read. */
export function classes(values: readonly number[], figure: IndicatorDefinition['figure']): number[] {
  if (values.length === 0) return [];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // No finer than figures are told: whole percents and whole people, else one digit behind the point.
  let step = figure === 'share' ? 0.01 : figure === 'count' ? 1 : 0.1;
  const from = () => Math.floor(low / step + 1e-9);
  const to = () => Math.max(from() + 1, Math.ceil(high / step - 1e-9));
  for (let turn = 0; to() - from() > most; turn += 1) step *= turn % 3 === 1 ? 2.5 : 2;
  return Array.from({ length: to() - from() + 1 }, (_, at) => Number(((from() + at) * step).toPrecision(12)));
}

/** Which class a value is in, from 1; the last holds its upper limit. */
export const classOf = (limits: readonly number[], value: number): number =>
  Math.max(1, limits.slice(1, -1).filter((limit) => value >= limit - 1e-9).length + 1);
