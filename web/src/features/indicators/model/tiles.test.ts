import { describe, expect, it } from 'vitest';
import type { FigureLine } from '@/api-types/indicators';
import type { TileMap } from '@/api-types/maps';
import { classes, classOf, placed } from './tiles';

const line = (code: string | undefined): FigureLine => ({
  place: { id: code ?? 'nowhere', ...(code && { code }) },
  withheld: false,
  too_few: false,
});
const map: TileMap = {
  id: 'x',
  title: { en: 'X' },
  region: [
    { code: 'south', column: 3, row: 9 },
    { code: 'east', column: 5, row: 4 },
    { code: 'west', column: 2, row: 4 },
    { code: 'unasked', column: 1, row: 1 },
  ],
  district: [],
};

describe('tiles', () => {
  it('lie where the country has them, cut to what is shown, in the order of reading', () => {
    const { on, off } = placed([line('south'), line('east'), line('west')], [map], 'region');

    expect(on.map((one) => [one.line.place?.code, one.column, one.row])).toEqual([
      ['west', 1, 1],
      ['east', 4, 1],
      ['south', 2, 6],
    ]);
    expect(off).toEqual([]);
  });

  it('without a place on the map follow behind it', () => {
    const { on, off } = placed([line('new'), line('west'), line(undefined)], [map], 'region');

    expect(on).toHaveLength(1);
    expect(off.map((one) => one.place?.id)).toEqual(['new', 'nowhere']);
    expect(placed([line('west')], [map], 'district').off).toHaveLength(1);
    expect(placed([line('west')], [], 'region').off).toHaveLength(1);
  });
});

describe('classes', () => {
  it('are at most five, of equal width and round', () => {
    expect(classes([0.52, 0.61, 0.68], 'share')).toEqual([0.5, 0.55, 0.6, 0.65, 0.7]);
    expect(classes([0.6, 0.6], 'share')).toEqual([0.6, 0.61]);
    expect(classes([0, 1], 'share')).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(classes([4, 31], 'spread')).toEqual([0, 10, 20, 30, 40]);
    expect(classes([35, 2410], 'count')).toEqual([0, 500, 1000, 1500, 2000, 2500]);
    expect(classes([], 'share')).toEqual([]);
  });

  it('hold every value once', () => {
    const limits = classes([0.5, 0.7], 'share');

    expect(limits).toEqual([0.5, 0.55, 0.6, 0.65, 0.7]);
    expect([0.5, 0.549, 0.55, 0.6, 0.7].map((value) => classOf(limits, value))).toEqual([1, 1, 2, 3, 4]);
  });
});
