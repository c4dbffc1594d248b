import { expect, it } from 'vitest';
import type { Task } from '@/api-types/records';
import { inOrder, saysWhatWasDone, urgentKinds } from './urgent';

const task = (kind: NonNullable<Task['kind']>, due: string) => ({ task: { id: kind, kind, due } });

it('what speaks of danger comes first, also when other things are due earlier', () => {
  const given = [
    task('reach_person', '2026-10-01'),
    task('check_safety', '2026-10-29'),
    task('name_person', '2026-09-01'),
  ];

  expect(inOrder(given).map((item) => item.task.kind)).toEqual(['check_safety', 'name_person', 'reach_person']);
});

it('nothing that speaks of danger is closed by one tap', () => {
  for (const kind of urgentKinds) expect(saysWhatWasDone({ id: kind, kind: kind as 'check_safety' })).toBeDefined();
  expect(saysWhatWasDone(task('name_person', '').task)).toBeUndefined();
});
