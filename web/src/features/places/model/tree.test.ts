import { expect, it } from 'vitest';
import { canGoBelow, mayLieBelow, treeOrder } from './tree';

const place = (id: string, parent?: string) => ({ place: { id, name: id }, ...(parent && { parent }) });

it('places stand under what they belong to, by name; strangers at the top', () => {
  const order = treeOrder(
    [place('b', 'nation'), place('nation'), place('a', 'nation'), place('z', 'elsewhere'), place('unit', 'b')],
    { compare: (x, y) => x.localeCompare(y), place: (one) => one?.name },
  );
  expect(order.map(({ item, depth }) => `${item.place.id}${depth}`)).toEqual(['nation0', 'a1', 'b1', 'unit2', 'z0']);
});

it('a place lies only below what may hold it, as the server has it', () => {
  expect(mayLieBelow('centre', 'nation')).toBe(true);
  expect(mayLieBelow('centre', 'ngo')).toBe(false);
  expect(mayLieBelow('unit', 'ngo')).toBe(true);
  expect(mayLieBelow('unit', 'district')).toBe(false);
  expect(mayLieBelow('region', 'centre')).toBe(false);
});

it('a place goes neither below itself nor where it is already', () => {
  const of = (id: string, kind: 'region' | 'centre', parent?: string) => ({
    place: { id, kind },
    ...(parent && { parent }),
  });
  const centre = of('c', 'centre', 'north');
  const may = [of('north', 'region'), of('south', 'region'), centre, of('d', 'centre')].filter((other) =>
    canGoBelow(centre, other),
  );
  expect(may.map(({ place }) => place.id)).toEqual(['south']);
});
