import { FieldGroup, TextField, WordField } from '@/components/fields';
import type { useForm } from '@/lib/form';
import { useText } from '@/lib/text/use-text';
import type { RegistrationValues } from '../model/registration';

export type ContactValues = Pick<RegistrationValues, 'channel' | 'to' | 'from' | 'until' | 'wording'>;

interface ContactFieldsProps<V extends ContactValues> {
  form: Pick<ReturnType<typeof useForm<V>>, 'bind'>;
  legend: string;
}

/** How somebody may be reached without harm: by what, when, and with which neutral words. */
export function ContactFields<V extends ContactValues>({ form, legend }: ContactFieldsProps<V>) {
  const text = useText();
  return (
    <>
      <FieldGroup legend={legend}>
        <WordField field={form.bind('channel')} kind="channel" label={text.say('contact.channel')} />
        <TextField field={form.bind('to')} label={text.say('contact.to')} hint={text.say('contact.toHint')} />
      </FieldGroup>
      <FieldGroup>
        <TextField field={form.bind('from')} type="time" label={text.say('contact.from')} />
        <TextField field={form.bind('until')} type="time" label={text.say('contact.until')} />
      </FieldGroup>
      <TextField
        field={form.bind('wording')}
        label={text.say('contact.wording')}
        hint={text.say('contact.wordingHint')}
      />
    </>
  );
}
