import type { FormLine } from '@/api-types/answers';
import type { AssessmentId, FormAnswer } from '@/api-types/records';
import type { Entry } from '@/lib/outbox/entry';
import { slotOf, type Begin } from '../api/forms';

export interface Waiting {
  /** The form as it will be, where its beginning waits too. */
  begun: FormLine | undefined;
  answers: FormAnswer[] | undefined;
  finishing: boolean;
}

/** What of a form still waits on this device: one goes on from there, not from what the server knew before. */
export function waitingOf(entries: readonly Entry[], id: AssessmentId): Waiting {
  const begin = entries
    .map((entry) => entry.command)
    .find((one) => one.path.endsWith('/assessments') && (one.body as Partial<Begin>).id === id);
  const last = entries.findLast(({ command }) => command.slot === slotOf(id));
  return {
    begun: begin && lineOf(begin.body as Begin),
    answers: last && (last.command.body as { answers: FormAnswer[] }).answers,
    // What has not been tried yet is on its way: the answer is here in a moment.
    finishing: last !== undefined && last.attempts > 0 && last.command.path.endsWith('/finish'),
  };
}

function lineOf(begin: Begin): FormLine {
  return {
    assessment: { ...begin, state: 'started', answers: [] },
    scored: false,
    status: 'not_asked',
    scores: [],
    alerts: [],
  };
}
