import type { Task } from '@/api-types/records';
import { command, type Command } from '@/lib/outbox/entry';

export function taskDone(task: Task, called: string | undefined): Command {
  return command(
    `/tasks/${task.id}/done`,
    {},
    {
      what: 'outbox.what.taskDone',
      ...(task.person && { subject: task.person }),
      ...(called && { about: called }),
      ...(task.version && { ifMatch: task.version }),
    },
  );
}
