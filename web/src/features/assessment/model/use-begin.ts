import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { AssessmentId } from '@/api-types/records';
import type { Outcome } from '@/lib/outbox/entry';
import { useSend, useSendNow } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { beginForm, formQuery, handOverForms, packQuery, type About, type Begin } from '../api/forms';
import { handOver } from './handed-over';

/** The first is what is asked now; the others follow. */
export type Begins = readonly [Begin, ...Begin[]];

interface How {
  /** Instruments that follow at the desk. */
  then?: string[];
  /** Of a device that is handed over: what takes it back. */
  pin?: string;
}

/**
 * Begins a form and opens it at the desk, where those that follow are begun one after another. On a device that is
 * handed over all are begun first: it reaches these and no others from then on. What was refused is for the caller to say.
 */
export function useBegin(about: About, open: (form: Begin, then: string[]) => void) {
  const client = useQueryClient();
  const text = useText();
  const send = useSend();
  const sendNow = useSendNow();
  const tell = useTell();
  /** Where a later step was refused, the same begins come again. */
  const begun = useRef(new Map<AssessmentId, Outcome>());
  const start = async (begin: Begin): Promise<Outcome> => {
    const before = begun.current.get(begin.id);
    if (before) return before;
    await client.query(packQuery(begin.instrument)).catch(() => undefined);
    const outcome = await send(beginForm(about, begin));
    if (outcome.state === 'waiting') tell(outcome, text.say('assess.fill.begun'));
    if (outcome.state === 'done') await client.query(formQuery(begin.id)).catch(() => undefined);
    if (outcome.state !== 'refused') begun.current.set(begin.id, outcome);
    return outcome;
  };
  /** At once where there is a line, so that a PIN that is refused is said to who typed it; else as soon as there is one. */
  const giveAway = async (forms: AssessmentId[], known: boolean, pin: string | undefined): Promise<Outcome> => {
    const kept = { person: about.person, forms };
    const outcome = known ? await sendNow(handOverForms(forms, pin)) : undefined;
    const noLine = outcome?.state === 'refused' && outcome.problem.status === 0;
    if (outcome?.state === 'refused' && !noLine) return outcome;
    handOver(outcome?.state === 'done' ? { ...kept, told: true } : { ...kept, ...(pin && { pin }) });
    return { state: 'done', answer: undefined };
  };
  return async (begins: Begins, { then, pin }: How = {}): Promise<Outcome> => {
    const [first, ...others] = begins;
    const outcome = await start(first);
    if (outcome.state === 'refused') return outcome;
    if (first.mode === 'self_on_device') {
      let known = outcome.state === 'done';
      for (const other of others) {
        const next = await start(other);
        if (next.state === 'refused') return next;
        known &&= next.state === 'done';
      }
      const given = await giveAway(
        begins.map(({ id }) => id),
        known,
        pin,
      );
      if (given.state === 'refused') return given;
    }
    open(first, then ?? others.map(({ instrument }) => instrument));
    return outcome;
  };
}
