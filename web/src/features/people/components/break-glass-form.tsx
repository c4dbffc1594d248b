import { useQueryClient } from '@tanstack/react-query';
import type { PersonId } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { LongTextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSendNow } from '@/lib/outbox/use-outbox';
import { useText } from '@/lib/text/use-text';
import { breakGlass } from '../api/people';

interface BreakGlassFormProps {
  person: PersonId;
  onClose: () => void;
}

const shortest = 10;

/** Opens a record in an emergency: with a reason, for a limited time, and somebody will ask about it. */
export function BreakGlassForm({ person, onClose }: BreakGlassFormProps) {
  const text = useText();
  const sendNow = useSendNow();
  const client = useQueryClient();
  const form = useForm<{ reason: Word<'break_glass_reason'>; explanation: string }>({
    start: { reason: 'danger_to_life', explanation: '' },
    check: ({ explanation }) => (explanation.trim().length >= shortest ? {} : { explanation: 'form.words-needed' }),
    send: (values) => sendNow(breakGlass(person, values)),
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['person', person] });
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say('breakGlass.title')}
      about={text.say('breakGlass.about')}
      onClose={onClose}
      submitLabel={text.say('breakGlass.submit')}
      form={form}
      tone="urgent"
    >
      <WordField field={form.bind('reason')} kind="break_glass_reason" label={text.say('breakGlass.reason')} />
      <LongTextField
        field={form.bind('explanation')}
        label={text.say('breakGlass.explanation')}
        hint={text.say('breakGlass.explanationHint')}
        required
      />
    </FormSheet>
  );
}
