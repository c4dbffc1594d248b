import { expect, it } from 'vitest';
import type { PlaceItem } from '@/api-types/places';
import type { Place } from '@/api-types/records';
import { openTo, treeOf, withoutCovered } from './place-tree';

const item = (id: string, kind: NonNullable<Place['kind']>, parent?: string, closed?: string): PlaceItem => ({
  place: { id, kind, name: id, ...(closed && { closed }) },
  ...(parent && { parent }),
});
const items = [
  item('ward', 'unit', 'centre'),
  item('centre', 'centre', 'district'),
  item('closed', 'ngo', 'district', '2026-01-01'),
  item('district', 'district', 'region'),
  item('region', 'region', 'nation'),
  item('other', 'region', 'nation'),
  item('nation', 'nation'),
];

it('is the tree below the place that orders, without wards and closed houses', () => {
  const tree = treeOf(items, 'region');
  expect(tree?.place.id).toBe('region');
  expect(tree?.below.map(({ place }) => place.id)).toEqual(['district']);
  expect(tree?.below[0]?.below.map(({ place }) => place.id)).toEqual(['centre']);
  expect(treeOf(items, 'nowhere')).toBeUndefined();
});

it('names a region instead of everything in it', () => {
  const tree = treeOf(items, 'nation');
  expect(tree && withoutCovered(tree, new Set(['centre', 'region', 'other']))).toEqual(['region', 'other']);
  expect(tree && withoutCovered(tree, new Set(['nation', 'centre']))).toEqual(['nation']);
});

it('is open along the way to a place, and nowhere else', () => {
  const tree = treeOf(items, 'nation');
  const open = (shown: string) => tree && openTo(tree, shown).map(({ place, depth }) => `${String(depth)} ${place.id}`);
  expect(open('nation')).toEqual(['0 nation', '1 region', '1 other']);
  expect(open('other')).toEqual(['0 nation', '1 region', '1 other']);
  expect(open('district')).toEqual(['0 nation', '1 region', '2 district', '3 centre', '1 other']);
  expect(open('centre')).toEqual(open('district'));
});
