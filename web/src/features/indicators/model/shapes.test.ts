import { describe, expect, it } from 'vitest';
import type { FigureLine } from '@/api-types/indicators';
import type { TileMap } from '@/api-types/maps';
import { drawn } from './shapes';
import { hasShapes } from './tiles';

const line = (code: string): FigureLine => ({ place: { id: code, code }, withheld: false, too_few: false });
/** One degree by one degree at the equator. */
const square = (west: number) => [
  [
    [west, 0],
    [west + 1, 0],
    [west + 1, 1],
    [west, 1],
    [west, 0],
  ],
];
const map: TileMap = {
  id: 'x',
  title: { en: 'X' },
  region: [
    { code: 'west', column: 1, row: 1, shape: { type: 'Polygon', coordinates: square(179) } },
    // The other way round, and beyond the line where the date changes.
    {
      code: 'east',
      column: 2,
      row: 1,
      shape: { type: 'MultiPolygon', coordinates: [square(-180).map((ring) => ring.toReversed())] },
    },
    { code: 'no shape', column: 3, row: 1 },
  ],
  district: [],
};

describe('shapes', () => {
  it('lie beside each other, also where the date changes and whichever way their border runs', () => {
    const { on, height } = drawn([line('west'), line('east'), line('no shape')], [map], 'region', 400);

    expect(on.map((one) => [one.line.place?.code, Math.round(one.x), Math.round(one.width)])).toEqual([
      ['west', 100, 200],
      ['east', 300, 200],
    ]);
    expect(drawn([line('west')], [map], 'region', 400).around).toHaveLength(1);
    expect(drawn([line('west'), line('east')], [map], 'region', 400).around).toEqual([]);
    expect(height).toBeGreaterThanOrEqual(200);
    expect(height).toBeLessThan(203);
    expect(on[0]?.path).toMatch(/^M[\d.,-]+(L[\d.,-]+)+Z$/);
  });

  it('are offered where the map has those of all that it shows', () => {
    expect(hasShapes([line('west'), line('east'), line('not on any map')], [map], 'region')).toBe(true);
    expect(hasShapes([line('no shape'), line('east')], [map], 'region')).toBe(false);
    expect(hasShapes([line('no shape')], [map], 'region')).toBe(false);
    expect(hasShapes([line('east')], [map], 'district')).toBe(false);
    expect(drawn([line('east')], [map], 'district', 400)).toMatchObject({ on: [], around: [], height: 0 });
  });
});
