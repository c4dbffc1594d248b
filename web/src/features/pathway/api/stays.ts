import type { LocalDate, PersonId, PlaceId, Stay } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { newId } from '@/lib/ids';
import { command, type Command } from '@/lib/outbox/entry';
import type { MarkGiven } from './admit';

/** Whom a command is about, for the order in which entries go and for the list of those that wait. */
export interface About {
  person: PersonId;
  called: string | undefined;
}

export const subjectOf = ({ person, called }: About) => ({ subject: person, ...(called && { about: called }) });

const seen = (stay: Stay) => (stay.version ? { ifMatch: stay.version } : {});

export interface StayEnd {
  ended: LocalDate;
  end_type: Word<'end_type'>;
  end_reason: Word<'end_reason'>;
}

export function endStay(stay: Stay, about: About, end: StayEnd): Command {
  return command(`/stays/${stay.id}/end`, end, { ...subjectOf(about), ...seen(stay), what: 'outbox.what.end' });
}

export function takeBackEnd(stay: Stay, about: About, reason: string): Command {
  const body = { id: newId(), reason };
  return command(`/stays/${stay.id}/take-back-end`, body, {
    ...subjectOf(about),
    ...seen(stay),
    what: 'outbox.what.takeBackEnd',
  });
}

export interface MovingOn {
  place: PlaceId;
  stage: Word<'stage'>;
  setting: Word<'setting'>;
  started: LocalDate;
  planned_until?: LocalDate;
  end_type: Word<'end_type'>;
  end_reason: Word<'end_reason'>;
  back_reason?: string;
  marks: MarkGiven[];
}

export function moveOn(stay: Stay, about: About, move: MovingOn): Command {
  const body = { stay: newId(), ...move };
  return command(`/stays/${stay.id}/move-on`, body, { ...subjectOf(about), ...seen(stay), what: 'outbox.what.moveOn' });
}

export function markStage(about: About, mark: MarkGiven): Command {
  const body = { id: newId(), ...mark };
  return command(`/people/${about.person}/stage-marks`, body, { ...subjectOf(about), what: 'outbox.what.mark' });
}
