import type { Person } from '@/api-types/records';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { addSafeContact } from '../api/people';
import { contactOf } from '../model/registration';
import { ContactFields, type ContactValues } from './contact-fields';

interface SafeContactFormProps {
  person: Person;
  called: string | undefined;
  onClose: () => void;
}

export function SafeContactForm({ person, called, onClose }: SafeContactFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const form = useForm<ContactValues>({
    start: { channel: 'phone', to: '', from: '', until: '', wording: '' },
    paths: { from_minute: 'from', until_minute: 'until' },
    check: (values) => (values.to.trim() ? {} : { to: 'form.contact-needed' }),
    send: (values) => send(addSafeContact(person, called, contactOf(values) ?? { channel: values.channel, to: '' })),
    onDone: (outcome) => {
      tell(outcome, text.say('contact.added'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say('contact.addTitle')}
      about={text.say('contact.addAbout')}
      onClose={onClose}
      submitLabel={text.say('action.save')}
      form={form}
    >
      <ContactFields form={form} legend={text.say('register.contact')} />
    </FormSheet>
  );
}
