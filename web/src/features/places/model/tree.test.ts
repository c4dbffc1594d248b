import { expect, it } from 'vitest';
import { treeOrder } from './tree';

const place = (id: string, parent?: string) => ({ place: { id, name: id }, ...(parent && { parent }) });

it('places stand under what they belong to, by name; strangers at the top', () => {
  const order = treeOrder(
    [place('b', 'nation'), place('nation'), place('a', 'nation'), place('z', 'elsewhere'), place('unit', 'b')],
    { compare: (x, y) => x.localeCompare(y), place: (one) => one?.name },
  );
  expect(order.map(({ item, depth }) => `${item.place.id}${depth}`)).toEqual(['nation0', 'a1', 'b1', 'unit2', 'z0']);
});
