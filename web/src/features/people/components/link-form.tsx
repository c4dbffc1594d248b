import type { Person } from '@/api-types/records';
import { FormSheet } from '@/components/form-sheet';
import type { Choice } from '@/components/picker';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { proposeLink } from '../api/people';
import { KnownPerson } from './known-person';

interface LinkFormProps {
  person: Person;
  called: string | undefined;
  onClose: () => void;
}

/** Proposes that two records are one person; somebody else decides. */
export function LinkForm({ person, called, onClose }: LinkFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const form = useForm<{ other: Choice | undefined }>({
    start: { other: undefined },
    check: ({ other }) => (other ? {} : { other: 'form.choose-person' }),
    send: ({ other }) => send(proposeLink(person, called, other?.id ?? '')),
    onDone: (outcome) => {
      tell(outcome, text.say('link.done'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say('link.formTitle')}
      about={text.say('link.formAbout')}
      onClose={onClose}
      submitLabel={text.say('link.propose')}
      form={form}
    >
      <KnownPerson
        label={text.say('link.who')}
        besides={person.id}
        chosen={form.values.other}
        onChoose={(other) => form.set({ other })}
        error={form.fault('other')}
      />
    </FormSheet>
  );
}
