import { useQueryClient } from '@tanstack/react-query';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { beginForm, formQuery, packQuery, type About, type Begin } from '../api/forms';
import { handOver } from './handed-over';

/** Begins a form and opens it: at the desk, or alone on the screen for a device that is handed over. */
export function useBegin(about: About, open: (form: Begin, then: string[]) => void) {
  const client = useQueryClient();
  const text = useText();
  const send = useSend();
  const tell = useTell();
  return async (begin: Begin, then: string[]): Promise<void> => {
    await client.query(packQuery(begin.instrument)).catch(() => undefined);
    const outcome = await send(beginForm(about, begin));
    if (outcome.state === 'refused') {
      tell(outcome, '');
      throw new Error(outcome.problem.reason);
    }
    if (outcome.state === 'waiting') tell(outcome, text.say('assess.fill.begun'));
    else await client.query(formQuery(begin.id)).catch(() => undefined);
    if (begin.mode === 'self_on_device') handOver({ person: about.person, form: begin.id, then });
    open(begin, then);
  };
}
