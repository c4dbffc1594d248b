import type { FollowUp, LocalDate } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { newId } from '@/lib/ids';
import { command, type Command } from '@/lib/outbox/entry';

export interface AttemptMade {
  by?: string;
  on: LocalDate;
  outcome: Word<'attempt_outcome'>;
  note?: string;
  /** Day of death, where it is known. */
  died_on?: LocalDate;
}

export function noteAttempt(followUp: FollowUp, called: string | undefined, attempt: AttemptMade): Command {
  return command(
    `/follow-ups/${followUp.id}/attempts`,
    { id: newId(), ...attempt },
    { what: 'outbox.what.attempt', subject: followUp.person ?? followUp.id, ...(called && { about: called }) },
  );
}
