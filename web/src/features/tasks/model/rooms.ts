import type { Task } from '@/api-types/records';

/** Where one goes to do it; the others are done on the person's page. */
export const taskRooms = new Map<NonNullable<Task['kind']>, '/centre' | '/privacy'>([
  ['answer_handover', '/centre'],
  ['confirm_arrival', '/centre'],
  ['compare_records', '/privacy'],
  ['review_break_glass', '/privacy'],
]);
