/** Where a region or district lies, counted from the north-west. */
export interface Tile {
  /** As the place has it. */
  code: string;
  column: number;
  row: number;
}

/** A country as tiles of equal size: a pack of the catalogue. */
export interface TileMap {
  id: string;
  title: Readonly<Record<string, string>>;
  region: readonly Tile[];
  district: readonly Tile[];
}
