import { expect, it } from 'vitest';
import { besides } from './besides';

const item = (id: string, worker: string, kind: 'keyworker' | 'worker') => ({
  relation: { id, worker, place: 'house', kind },
});

it('names a colleague once, as keyworker where they are it, and keyworkers first', () => {
  const found = besides([item('1', 'a', 'worker'), item('2', 'b', 'worker'), item('3', 'b', 'keyworker')]);

  expect(found.map(({ relation, kinds }) => [relation.worker, kinds])).toEqual([
    ['b', ['keyworker']],
    ['a', ['worker']],
  ]);
});
