import { expect, it } from 'vitest';
import type { MyDay } from '@/api-types/places';
import { ownTasks, toDo } from './to-do';

const person = { id: 'bekzat' };
const day = (lists: object) =>
  ({ tasks: [], not_heard_from: [], arriving: [], arrived: [], ...lists }) as unknown as MyDay;

it('whoever we have not heard from is something to do, and is counted once', () => {
  const given = day({
    not_heard_from: [{ follow_up: { id: 'quiet' }, person }],
    tasks: [{ task: { id: 'a', kind: 'reach_person', about: 'quiet' }, person }],
  });
  expect(ownTasks(given)).toEqual([]);
  expect(toDo(given)).toBe(1);
});

it('an arrival counts beside the tasks', () => {
  const given = day({
    arriving: [{ handover: { id: 'h' } }],
    tasks: [{ task: { id: 'a', kind: 'refer_on' }, person }],
  });
  expect(toDo(given)).toBe(2);
});

it('a task about somebody whom one may not see does not count', () => {
  expect(toDo(day({ tasks: [{ task: { id: 'a', kind: 'refer_on' } }] }))).toBe(0);
});
