import type { PersonPage } from '@/api-types/people';
import type { Stage, Word } from '@/api-types/words';
import { WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { stageAfter } from '@/lib/stages';
import { useText } from '@/lib/text/use-text';
import { markStage } from '../api/stays';
import { lastStay } from '../model/next-stage';

interface MarkFormProps {
  page: PersonPage;
  called: string | undefined;
  onClose: () => void;
}

interface Values {
  stage: Stage;
  kind: Word<'mark_kind'>;
  decided_by: Word<'decided_by'>;
}

/** A stage that is left out on purpose, with who decided. */
export function MarkForm({ page, called, onClose }: MarkFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const last = lastStay(page.stays)?.stage;
  const form = useForm<Values>({
    start: { stage: (last && stageAfter(last)) ?? 'detoxification', kind: 'not_needed', decided_by: 'both' },
    send: (values) => send(markStage({ person: page.person.id, called }, values)),
    onDone: (outcome) => {
      tell(outcome, text.say('mark.done'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say('mark.title')}
      about={text.say('mark.about')}
      onClose={onClose}
      submitLabel={text.say('action.save')}
      form={form}
    >
      <WordField field={form.bind('stage')} kind="stage" label={text.say('stay.stage')} />
      <WordField field={form.bind('kind')} kind="mark_kind" label={text.say('mark.kind')} />
      <WordField field={form.bind('decided_by')} kind="decided_by" label={text.say('mark.decidedBy')} />
    </FormSheet>
  );
}
