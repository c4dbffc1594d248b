import type { ConsentTerms, Handover, LocalDate, PlaceId, Stay } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { newId } from '@/lib/ids';
import { command, type Command } from '@/lib/outbox/entry';
import { subjectOf, type About } from './stays';

export interface HandingOver {
  to: PlaceId;
  stage: Word<'stage'>;
  setting: Word<'setting'>;
  expected_on: LocalDate;
  reason?: string;
  consent?: ConsentTerms & { id: string; refused: boolean };
}

export function handOver(stay: Stay, about: About, body: HandingOver): Command {
  return command(
    `/stays/${stay.id}/hand-over`,
    { handover: newId(), ...body },
    { ...subjectOf(about), ...(stay.version && { ifMatch: stay.version }), what: 'outbox.what.handOver' },
  );
}

export type HandoverStep =
  | { step: 'hold'; held_until: LocalDate }
  | { step: 'accept' }
  | { step: 'reject'; reject_reason: Word<'reject_reason'>; reason?: string }
  | { step: 'withdraw'; reason?: string }
  | { step: 'depart'; left_on: LocalDate }
  | { step: 'arrive'; arrived_on: LocalDate }
  | { step: 'not-arrived' }
  | { step: 'gone-again' }
  | { step: 'no-longer'; reason?: string };

const what = {
  hold: 'outbox.what.hold',
  accept: 'outbox.what.accept',
  reject: 'outbox.what.reject',
  withdraw: 'outbox.what.withdraw',
  depart: 'outbox.what.depart',
  arrive: 'outbox.what.arrive',
  'not-arrived': 'outbox.what.notArrived',
  'gone-again': 'outbox.what.goneAgain',
  'no-longer': 'outbox.what.withdraw',
} as const;

/** What is one step to the server; what came before makes the difference. */
const verbs: Partial<Record<HandoverStep['step'], string>> = { 'gone-again': 'not-arrived', 'no-longer': 'withdraw' };

export function stepHandover(handover: Handover, called: string | undefined, { step, ...body }: HandoverStep): Command {
  const about = called ?? handover.code;
  const path = verbs[step] ?? step;
  return command(`/handovers/${handover.id}/${path}`, body, {
    what: what[step],
    subject: handover.person ?? handover.id,
    ...(about && { about }),
    ...(handover.version && { ifMatch: handover.version }),
  });
}
