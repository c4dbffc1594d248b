import type { Consent, Person } from '@/api-types/records';
import { LongTextField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { revokeConsent } from '../api/people';

interface RevokeFormProps {
  person: Person;
  called: string | undefined;
  consent: Consent;
  onClose: () => void;
}

export function RevokeForm({ person, called, consent, onClose }: RevokeFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const form = useForm({
    start: { how: '' },
    check: ({ how }) => (how.trim() ? {} : { how: 'form.words-needed' }),
    send: ({ how }) => send(revokeConsent(person, called, consent.id, how.trim())),
    onDone: (outcome) => {
      tell(outcome, text.say('revoke.done'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say('revoke.title')}
      about={text.say('revoke.about')}
      onClose={onClose}
      submitLabel={text.say('revoke.submit')}
      form={form}
    >
      <LongTextField
        field={form.bind('how')}
        label={text.say('revoke.how')}
        hint={text.say('revoke.howHint')}
        required
      />
    </FormSheet>
  );
}
