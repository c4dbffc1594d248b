import type { TaskItem } from '@/api-types/places';
import type { Task } from '@/api-types/records';

/** An answer spoke of danger: these come before everything else, whatever their day. */
export const urgentKinds: readonly string[] = ['check_safety', 'protect_child', 'medical_review'];

export const isUrgent = (task: Task): boolean => task.kind !== undefined && urgentKinds.includes(task.kind);

/** What speaks of danger first, then by day. */
export function inOrder(items: readonly TaskItem[]): TaskItem[] {
  return [...items].sort(
    (a, b) => Number(isUrgent(b.task)) - Number(isUrgent(a.task)) || (a.task.due ?? '').localeCompare(b.task.due ?? ''),
  );
}
