import type { AccountId, HandoverId, LocalDate, PersonId, PlaceId } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { newId } from '@/lib/ids';
import { command, type Command } from '@/lib/outbox/entry';

export interface SubstanceAnswer {
  rank: Word<'substance_rank'>;
  substance: Word<'substance'>;
  route: Word<'route'>;
  frequency: Word<'frequency'>;
  age_answer: Word<'answer'>;
  age_first_use?: number;
}

export interface MarkGiven {
  stage: Word<'stage'>;
  kind: Word<'mark_kind'>;
  decided_by: Word<'decided_by'>;
}

export interface Admission {
  place: PlaceId;
  stage: Word<'stage'>;
  setting: Word<'setting'>;
  started: LocalDate;
  planned_until?: LocalDate;
  referral_source: Word<'referral_source'>;
  programme?: string;
  keyworker?: AccountId;
  back_reason?: string;
  substances: SubstanceAnswer[];
  marks: MarkGiven[];
  /** The arrival that brought them, where they were registered here anew. */
  handover?: HandoverId;
}

export function admit(person: PersonId, about: string | undefined, admission: Admission): Command {
  const body = { episode: newId(), stay: newId(), ...admission };
  return command(`/people/${person}/admissions`, body, {
    subject: person,
    what: 'outbox.what.admit',
    ...(about && { about }),
  });
}
