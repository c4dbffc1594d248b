import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormLine } from '@/api-types/forms';
import type { AssessmentId } from '@/api-types/records';
import { get } from '@/lib/api/http';
import { useLeave, useSend } from '@/lib/outbox/use-outbox';
import { formQuery, formsQuery, saveForm, type About } from '../api/forms';
import type { Ways } from './autosave';

/** How answers are kept: on their way, left behind, and taken for good. */
export interface Keeping extends Omit<Ways, 'onState'> {
  onTaken: () => Promise<unknown>;
}

/** Through the outbox: without a line they wait on this device. */
export function useOutboxKeeping(id: AssessmentId, about: About): Keeping {
  const client = useQueryClient();
  const send = useSend();
  const leave = useLeave();
  return {
    send: (kind, answers, seen) => send(saveForm(kind, about, id, answers, seen)),
    leave: (answers, seen) => leave(saveForm('save', about, id, answers, seen)),
    look: () => get<FormLine>(`/assessments/${id}`),
    onTaken: () =>
      Promise.all([
        client.invalidateQueries(formQuery(id)),
        // Also where no screen shows it just now: what follows compares with it.
        client.invalidateQueries(formsQuery(about.person)),
      ]),
  };
}

/** Every form of the person, or, on a device that reaches only some, those. */
export function useFormsBeside({ person }: About, only: readonly AssessmentId[] | undefined): readonly FormLine[] {
  const all = useQuery({ ...formsQuery(person), enabled: only === undefined });
  const some = useQueries({ queries: (only ?? []).map(formQuery) });
  return only ? some.flatMap(({ data }) => data ?? []) : (all.data?.items ?? []);
}
