import type { PersonPage } from '@/api-types/people';
import type { Stay } from '@/api-types/records';
import { LongTextField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { takeBackEnd } from '../api/stays';

interface TakeBackEndFormProps {
  page: PersonPage;
  stay: Stay;
  called: string | undefined;
  onClose: () => void;
}

/** A stay that was ended by mistake goes on: what the end began is over, and the history says why. */
export function TakeBackEndForm({ page, stay, called, onClose }: TakeBackEndFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const form = useForm({
    start: { reason: '' },
    check: ({ reason }) => (reason.trim() ? {} : { reason: 'field.missing' }),
    send: ({ reason }) => send(takeBackEnd(stay, { person: page.person.id, called }, reason.trim())),
    onDone: (outcome) => {
      tell(outcome, text.say('takeBackEnd.done'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say('takeBackEnd.title')}
      about={text.say('takeBackEnd.about')}
      onClose={onClose}
      submitLabel={text.say('takeBackEnd.submit')}
      form={form}
    >
      <LongTextField field={form.bind('reason')} label={text.say('takeBackEnd.reason')} required />
    </FormSheet>
  );
}
