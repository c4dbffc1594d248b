import type { MultiPolygon, Polygon } from 'geojson';

/** Where a region or district lies, counted from the north-west. */
export interface Tile {
  /** As the place has it. */
  code: string;
  column: number;
  row: number;
  /** Its borders, where the pack has them. */
  shape?: Polygon | MultiPolygon;
}

/** A country as tiles of equal size and, where known, as it is: a pack of the catalogue. */
export interface TileMap {
  id: string;
  title: Readonly<Record<string, string>>;
  region: readonly Tile[];
  district: readonly Tile[];
}
