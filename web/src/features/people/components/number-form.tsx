import type { Identifier, Person } from '@/api-types/records';
import { FieldGroup, TextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { saveNumber, type NewNumber } from '../api/people';

interface NumberFormProps {
  person: Person;
  called: string | undefined;
  /** What was written wrongly; none where one is added. */
  wrong: Identifier | undefined;
  onClose: () => void;
}

/** A number that somebody issued: a new one, or the right one. */
export function NumberForm({ person, called, wrong, onClose }: NumberFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const form = useForm<NewNumber>({
    start: { kind: wrong?.kind ?? 'national', issuer: wrong?.issuer ?? '', value: wrong?.value ?? '' },
    check: ({ issuer, value }) => ({
      ...(!value.trim() && { value: 'identifier.missing' }),
      ...(!issuer.trim() && { issuer: 'form.issuer-needed' }),
    }),
    send: (values) => send(saveNumber(person, called, values, wrong)),
    onDone: (outcome) => {
      tell(outcome, text.say('identity.saved'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say(wrong ? 'identity.correctNumber' : 'identity.addNumber')}
      {...(wrong && { about: text.say('identity.correctAbout') })}
      onClose={onClose}
      submitLabel={text.say('action.save')}
      form={form}
    >
      <FieldGroup>
        <WordField field={form.bind('kind')} kind="identifier_kind" label={text.say('register.identifierKind')} />
        <TextField field={form.bind('issuer')} label={text.say('register.identifierIssuer')} required />
        <TextField field={form.bind('value')} label={text.say('register.identifierValue')} required />
      </FieldGroup>
    </FormSheet>
  );
}
