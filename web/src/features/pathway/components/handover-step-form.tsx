import type { Handover, LocalDate } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { DateField, LongTextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { addDays } from '@/lib/dates';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { stepHandover, type HandoverStep } from '../api/handovers';
import type { Step } from '../model/steps';
import { stepWords } from '../model/step-words';

interface HandoverStepFormProps {
  handover: Handover;
  step: Step;
  called: string | undefined;
  today: LocalDate;
  onClose: () => void;
}

interface Values {
  date: string;
  reject_reason: Word<'reject_reason'>;
  reason: string;
}

const holdDays = 3;

/** One step of a handover; each asks only what it needs. */
export function HandoverStepForm({ handover, step, called, today, onClose }: HandoverStepFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const words = stepWords[step];
  const form = useForm<Values>({
    start: { date: step === 'hold' ? addDays(today, holdDays) : today, reject_reason: 'no_place', reason: '' },
    paths: { held_until: 'date', left_on: 'date', arrived_on: 'date' },
    send: (values) => send(stepHandover(handover, called, bodyOf(step, values))),
    onDone: (outcome) => {
      tell(outcome, text.say(words.done));
      onClose();
    },
  });

  return (
    <FormSheet
      title={text.say(words.title)}
      about={text.say(words.about)}
      onClose={onClose}
      submitLabel={text.say(words.action)}
      form={form}
    >
      {words.date && (
        <DateField
          field={form.bind('date')}
          label={text.say(words.date)}
          required
          {...(step === 'hold' ? { min: today } : { max: today })}
        />
      )}
      {step === 'reject' && (
        <WordField field={form.bind('reject_reason')} kind="reject_reason" label={text.say('handover.why')} />
      )}
      {(step === 'reject' || step === 'withdraw' || step === 'no-longer') && (
        <LongTextField
          field={form.bind('reason')}
          label={text.say('handover.inWords')}
          hint={text.say('form.optional')}
        />
      )}
    </FormSheet>
  );
}

function bodyOf(step: Step, { date, reject_reason, reason }: Values): HandoverStep {
  const words = reason ? { reason } : {};
  switch (step) {
    case 'hold':
      return { step, held_until: date };
    case 'reject':
      return { step, reject_reason, ...words };
    case 'withdraw':
    case 'no-longer':
      return { step, ...words };
    case 'depart':
      return { step, left_on: date };
    case 'arrive':
      return { step, arrived_on: date };
    case 'accept':
    case 'not-arrived':
    case 'gone-again':
      return { step };
  }
}
