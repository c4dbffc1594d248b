import type { MyDay } from '@/api-types/places';
import { taskRooms } from './rooms';

/**
 * The tasks of one's day that stand as tasks: without those about people whom only colleagues may see, because nobody
 * could do anything about them here, and without what stands in a list of its own with its own button.
 */
export function ownTasks(day: MyDay): MyDay['tasks'] {
  const listed = new Set([
    ...day.not_heard_from.map((entry) => entry.follow_up.id),
    ...day.arriving.map(({ handover }) => handover.id),
  ]);
  return day.tasks.filter(
    ({ task, person }) =>
      (person !== undefined || (task.kind && taskRooms.has(task.kind))) && !(task.about && listed.has(task.about)),
  );
}

/** How many things wait today: everything that the page lists with something to do, each once. */
export function toDo(day: MyDay): number {
  const lines = day.no_keyworker ? 1 : 0;
  return ownTasks(day).length + day.not_heard_from.length + day.arriving.length + day.arrived.length + lines;
}
