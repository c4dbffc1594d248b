import { Radio } from '@mantine/core';
import type { FollowUp, LocalDate, Place, SafeContact } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { DateField, LongTextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { clock, minuteThere, outsideHours } from '@/lib/dates';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useMe } from '@/lib/queries/session';
import { useTell } from '@/lib/said';
import { useSafeWay } from '@/lib/text/safe-way';
import { useText } from '@/lib/text/use-text';
import { useNow } from '@/lib/use-now';
import { noteAttempt } from '../api/attempt';
import styles from './attempt-form.module.css';

/** What one may learn without calling anybody; every other outcome needs a safe way. */
const learned = ['went_elsewhere', 'died', 'other'] as const;

interface AttemptFormProps {
  followUp: FollowUp;
  ways: readonly SafeContact[];
  /** The place whose number is left with them. */
  numberAt: Place | undefined;
  called: string | undefined;
  today: LocalDate;
  onClose: () => void;
}

interface Values {
  by: string;
  on: string;
  /** Empty where nobody was called: which of the things one can learn it was, has to be said. */
  outcome: Word<'attempt_outcome'> | '';
  note: string;
  died_on: string;
}

/** One attempt to reach somebody, only by a way that they called safe. */
export function AttemptForm({ followUp, ways, numberAt, called, today, onClose }: AttemptFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const safeWay = useSafeWay();
  const open = ways.filter((way) => !way.ended);
  const form = useForm<Values>({
    start: { by: open[0]?.id ?? '', on: today, outcome: open.length > 0 ? 'not_reached' : '', note: '', died_on: '' },
    check: ({ outcome }) => (outcome ? {} : { outcome: 'form.choose-one' }),
    send: ({ by, note, outcome, died_on: died, ...values }) =>
      send(
        noteAttempt(followUp, called, {
          ...values,
          outcome: outcome || 'other',
          ...(by && { by }),
          ...(note && { note }),
          ...(outcome === 'died' && died && { died_on: died }),
        }),
      ),
    onDone: (outcome) => {
      tell(outcome, text.say('attempt.done'));
      onClose();
    },
  });
  const { outcome, by, on } = form.values;
  // Only of today the clock knows whether the hours are kept; what was long ago is written down as it was.
  const minute = minuteThere(useNow(), useMe().place?.zone);
  const way = open.find(({ id }) => id === by);
  const atWrongTime = on === today && way && outsideHours(minute, way.from_minute, way.until_minute);
  const { telephone } = numberAt ?? {};
  const number =
    outcome !== 'asked_not_to_call'
      ? ''
      : telephone
        ? ` ${text.say('attempt.number', { place: text.place(numberAt) ?? '', telephone })}`
        : ` ${text.say('attempt.noNumber')}`;

  return (
    <FormSheet
      title={text.say('attempt.title')}
      about={text.say('attempt.about')}
      onClose={onClose}
      submitLabel={text.say('action.save')}
      form={form}
    >
      {open.length > 0 ? (
        <Radio.Group
          label={text.say('attempt.by')}
          value={form.values.by}
          onChange={(by) => form.set({ by })}
          error={form.fault('by')}
        >
          {open.map((way) => (
            <Radio key={way.id} value={way.id} label={safeWay.where(way)} description={safeWay.how(way)} mt={8} />
          ))}
        </Radio.Group>
      ) : (
        <p>{text.say('attempt.noWay')}</p>
      )}
      {atWrongTime && (
        <p role="status" className={styles.watch}>
          {text.say('attempt.outsideHours', { now: clock(minute) })}
        </p>
      )}
      <DateField field={form.bind('on')} label={text.say('attempt.on')} max={today} required />
      <WordField
        field={form.bind('outcome')}
        kind="attempt_outcome"
        label={text.say('attempt.outcome')}
        {...(open.length === 0 && { only: learned, none: text.say('attempt.choose') })}
        hint={outcome && consequence(text, outcome) + number}
      />
      {outcome === 'died' && (
        <DateField
          field={form.bind('died_on')}
          label={text.say('attempt.diedOn')}
          hint={text.say('attempt.diedOnHint')}
          max={on}
        />
      )}
      <LongTextField field={form.bind('note')} label={text.say('attempt.note')} hint={text.say('form.optional')} />
    </FormSheet>
  );
}

/** What follows from the answer, said before it is saved. */
function consequence(text: ReturnType<typeof useText>, outcome: Word<'attempt_outcome'>): string {
  if (outcome === 'asked_not_to_call') return text.say('attempt.endsEverything');
  if (outcome === 'died') return text.say('attempt.endsCare');
  if (outcome === 'not_reached') return text.say('attempt.staysOpen');
  return text.say('attempt.settles');
}
