import { useQueryClient } from '@tanstack/react-query';
import type { Outcome } from '@/lib/outbox/entry';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { beginForm, formQuery, packQuery, type About, type Begin } from '../api/forms';
import { handOver } from './handed-over';

/** The first is what is asked now; the others follow. */
export type Begins = readonly [Begin, ...Begin[]];

/**
 * Begins a form and opens it at the desk, where those that follow are begun one after another. On a device that is
 * handed over all are begun first: it reaches these and no others from then on. What was refused is for the caller to say.
 */
export function useBegin(about: About, open: (form: Begin, then: string[]) => void) {
  const client = useQueryClient();
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const start = async (begin: Begin): Promise<Outcome> => {
    await client.query(packQuery(begin.instrument)).catch(() => undefined);
    const outcome = await send(beginForm(about, begin));
    if (outcome.state === 'waiting') tell(outcome, text.say('assess.fill.begun'));
    if (outcome.state === 'done') await client.query(formQuery(begin.id)).catch(() => undefined);
    return outcome;
  };
  return async ([first, ...others]: Begins, then = others.map(({ instrument }) => instrument)): Promise<Outcome> => {
    const outcome = await start(first);
    if (outcome.state === 'refused') return outcome;
    if (first.mode === 'self_on_device') {
      for (const other of others) {
        const next = await start(other);
        if (next.state === 'refused') return next;
      }
      handOver({ person: about.person, forms: [first, ...others].map(({ id }) => id) });
    }
    open(first, then);
    return outcome;
  };
}
