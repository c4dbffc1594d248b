import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { Person } from '@/api-types/records';
import { FormSheet } from '@/components/form-sheet';
import { Picker, type Choice } from '@/components/picker';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { calledBy } from '@/lib/person-name';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { peopleQuery } from '../api/list-people';
import { proposeLink } from '../api/people';

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
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { data } = useInfiniteQuery(peopleQuery({ state: 'all' }, q));
  const choices = (data?.pages[0]?.items ?? [])
    .filter((item) => item.person.id !== person.id)
    .map((item): Choice => ({
      id: item.person.id,
      label: calledBy(item.person, text.language) ?? text.say('person.unnamed'),
      ...(item.person.birth_year && { soft: String(item.person.birth_year) }),
    }));
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
      <Picker
        label={text.say('link.who')}
        required
        chosen={form.values.other}
        onChoose={(other) => form.set({ other })}
        choices={choices}
        typed={typed}
        onType={setTyped}
        error={form.fault('other')}
      />
    </FormSheet>
  );
}
