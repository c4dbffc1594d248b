import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { FormLine } from '@/api-types/forms';
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

/** The newest pack is what most forms were begun with, and what already lies here. */
function WithPack({ line, children }: { line: FormLine; children: (pack: Pack) => ReactNode }) {
  const { instrument = '', instrument_version: version } = line.assessment;
  const newest = useQuery(packQuery(instrument));
  const other = newest.data !== undefined && version !== undefined && newest.data.version !== version;
  const own = useQuery({ ...packQuery(instrument, version), enabled: other });
  return <Answer query={other ? own : newest}>{children}</Answer>;
}
