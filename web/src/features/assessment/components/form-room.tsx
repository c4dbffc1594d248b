import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { FormLine } from '@/api-types/answers';
import type { AssessmentId } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { useEntries } from '@/lib/outbox/use-outbox';
import { formQuery, packQuery } from '../api/forms';
import type { Pack } from '../model/pack';
import { waitingOf, type Waiting } from '../model/waiting';

interface FormRoomProps {
  id: AssessmentId;
  children: (form: { line: FormLine; pack: Pack; waiting: Waiting }) => ReactNode;
}

/** A form and its pack, from the server or, where its beginning still waits here, from this device. */
export function FormRoom({ id, children }: FormRoomProps) {
  const waiting = waitingOf(useEntries(), id);
  const query = useQuery({ ...formQuery(id), enabled: waiting.begun === undefined });
  const line = query.data ?? waiting.begun;
  if (!line) return <Answer query={query}>{() => null}</Answer>;
  return <WithPack line={line}>{(pack) => children({ line, pack, waiting })}</WithPack>;
}

function WithPack({ line, children }: { line: FormLine; children: (pack: Pack) => ReactNode }) {
  const query = useQuery(packQuery(line.assessment.instrument ?? ''));
  return <Answer query={query}>{children}</Answer>;
}
