import type { Task } from '@/api-types/records';

/** Where one goes to do it; the others are done on the person's page. */
export const taskRooms = new Map<NonNullable<Task['kind']>, '/centre' | '/directives' | '/privacy'>([
  ['answer_handover', '/centre'],
  ['confirm_arrival', '/centre'],
  ['answer_directive', '/directives'],
  ['carry_out_directive', '/directives'],
  ['compare_records', '/privacy'],
  ['review_break_glass', '/privacy'],
]);
