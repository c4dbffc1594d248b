import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { line } from '@/lib/line';
import { useEntries, useSendNow } from '@/lib/outbox/use-outbox';
import { meQuery, useMe } from '@/lib/queries/session';
import { useStore } from '@/lib/store';
import { handOverForms } from '../api/forms';
import { handOver, type HandedOver } from './handed-over';
import { waitingOf } from './waiting';

/** Tells the server that the device is in other hands, as soon as there is a line and it knows the forms. */
export function useNarrowing(handed: HandedOver): void {
  const { forms, pin } = handed;
  const client = useQueryClient();
  const sendNow = useSendNow();
  const inMe = useMe().only_forms !== undefined;
  const told = inMe || handed.told === true;
  const entries = useEntries();
  const known = forms.every((id) => waitingOf(entries, id).begun === undefined);
  const up = useStore(line) === 'up';
  const all = forms.join();
  useEffect(() => {
    if (told || !known || !up) return;
    void sendNow(handOverForms(all.split(','), pin)).then(({ state }) =>
      state === 'done' ? client.invalidateQueries(meQuery) : undefined,
    );
    // `sendNow` is another function at each look; the PIN goes with what it was typed for.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [told, known, up, all]);
  useEffect(() => {
    // The server keeps its hash now; nobody needs it here.
    if (inMe && pin !== undefined) handOver({ ...handed, pin: undefined });
  }, [inMe, pin, handed]);
}
