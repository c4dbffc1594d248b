import type { FormLine } from '@/api-types/forms';
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
    finishing: last?.command.last === true && isHeld(entries, last),
  };
}

/** Tried in vain, or behind something that was; else it is on its way and the answer here in a moment. */
function isHeld(entries: readonly Entry[], { order, command: { subject } }: Entry): boolean {
  return entries.some(
    (one) => one.order <= order && one.command.subject === subject && (one.attempts > 0 || one.state === 'refused'),
  );
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
