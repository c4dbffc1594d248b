import type { TaskItem } from '@/api-types/places';
import type { Task } from '@/api-types/records';
import type { TextKey } from '@/lib/text/keys';

/** An answer spoke of danger: these come before everything else, whatever their day. */
export const urgentKinds: readonly string[] = ['check_safety', 'protect_child', 'medical_review'];

export const isUrgent = (task: Task): boolean => task.kind !== undefined && urgentKinds.includes(task.kind);

/** What it means that such a task is done, said before it is closed: one tap is too little for what stands for safety. */
const meanings = new Map<string, TextKey>([
  ['check_safety', 'task.doneSafety'],
  ['protect_child', 'task.doneChild'],
  ['medical_review', 'task.doneMedical'],
]);

export const saysWhatWasDone = ({ kind }: Task): TextKey | undefined => (kind ? meanings.get(kind) : undefined);

/** What speaks of danger first, then by day. */
export function inOrder(items: readonly TaskItem[]): TaskItem[] {
  return [...items].sort(
    (a, b) => Number(isUrgent(b.task)) - Number(isUrgent(a.task)) || (a.task.due ?? '').localeCompare(b.task.due ?? ''),
  );
}
