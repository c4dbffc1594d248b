import { Checkbox } from '@mantine/core';
import type { LocalDate, Person, Place } from '@/api-types/records';
import { DateField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { askNotToCall, callAgain } from '../api/no-call';

interface NoCallFormProps {
  person: Person;
  called: string | undefined;
  today: LocalDate;
  /** The place whose number is left with them. */
  numberAt: Place | undefined;
  onClose: () => void;
}

/** Somebody asked us not to call again: at any time, and everything that searches for them ends. */
export function NoCallForm({ person, called, today, numberAt, onClose }: NoCallFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const form = useForm({
    start: { on: today },
    send: ({ on }) => send(askNotToCall(person, called, on)),
    onDone: (outcome) => {
      tell(outcome, text.say('noCall.done'));
      onClose();
    },
  });
  const { telephone } = numberAt ?? {};
  return (
    <FormSheet
      title={text.say('noCall.title')}
      about={`${text.say('attempt.endsEverything')} ${
        telephone
          ? text.say('attempt.number', { place: text.place(numberAt) ?? '', telephone })
          : text.say('attempt.noNumber')
      }`}
      onClose={onClose}
      submitLabel={text.say('noCall.submit')}
      form={form}
    >
      <DateField field={form.bind('on')} label={text.say('attempt.on')} max={today} required />
    </FormSheet>
  );
}

interface CallAgainFormProps {
  person: Person;
  called: string | undefined;
  today: LocalDate;
  since: LocalDate;
  onClose: () => void;
}

/** The wish is the person's own: nobody else takes it back. */
export function CallAgainForm({ person, called, today, since, onClose }: CallAgainFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const form = useForm({
    start: { on: today, own_word: false },
    check: ({ own_word: own }) => (own ? {} : { own_word: 'no-call.own-word' }),
    send: ({ on }) => send(callAgain(person, called, on)),
    onDone: (outcome) => {
      tell(outcome, text.say('noCall.againDone'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say('noCall.againTitle')}
      about={text.say('noCall.againAbout')}
      onClose={onClose}
      submitLabel={text.say('noCall.againSubmit')}
      form={form}
    >
      <Checkbox {...form.tick('own_word')} label={text.say('noCall.ownWord')} />
      <DateField field={form.bind('on')} label={text.say('attempt.on')} min={since} max={today} required />
    </FormSheet>
  );
}
