import type { Directive, LocalDate, PlaceId } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { DateField, LongTextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { answerDirective } from '../api/directives';

interface AnswerFormProps {
  directive: Directive;
  place: PlaceId;
  seen: string | undefined;
  kind: Word<'directive_answer_kind'>;
  today: LocalDate;
  onClose: () => void;
}

interface Values {
  by: string;
  reason: Word<'cannot_reason'>;
  words: string;
}

const wordsLabel = {
  received: 'directives.words',
  will_do: 'directives.words',
  done: 'directives.wordsDone',
  cannot: 'directives.wordsCannot',
} as const;

/** One answer with what belongs to it: a day to what will be done, a reason to what cannot be. */
export function AnswerForm({ directive, place, seen, kind, today, onClose }: AnswerFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const needsWords = kind === 'done' || kind === 'cannot';
  const form = useForm<Values>({
    start: { by: '', reason: 'no_staff', words: '' },
    send: ({ by, reason, words }) =>
      send(
        answerDirective(directive, seen, {
          place,
          kind,
          ...(kind === 'will_do' && by && { by }),
          ...(kind === 'cannot' && { reason }),
          ...(words && { words }),
        }),
      ),
    onDone: (outcome) => {
      tell(outcome, text.say('directives.saidThanks'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.word('directive_answer_kind', kind)}
      about={directive.order?.title}
      onClose={onClose}
      submitLabel={text.say('directives.send')}
      form={form}
    >
      {kind === 'will_do' && (
        <DateField field={form.bind('by')} label={text.say('directives.by')} min={today} required />
      )}
      {kind === 'cannot' && (
        <WordField field={form.bind('reason')} kind="cannot_reason" label={text.say('directives.reason')} />
      )}
      <LongTextField
        field={form.bind('words')}
        label={text.say(wordsLabel[kind])}
        hint={
          needsWords
            ? text.say('directives.wordsHint')
            : `${text.say('directives.wordsHint')} ${text.say('form.optional')}.`
        }
        required={needsWords}
      />
    </FormSheet>
  );
}
