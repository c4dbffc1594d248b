import { Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '@/api-types/records';
import { FormSheet } from '@/components/form-sheet';
import { Picker, type Choice } from '@/components/picker';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useMe } from '@/lib/queries/session';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { colleaguesQuery } from '../api/look-ups';
import { assignWorker } from '../api/people';

interface WorkerFormProps {
  person: Person;
  called: string | undefined;
  onClose: () => void;
}

const most = 20;

export function WorkerForm({ person, called, onClose }: WorkerFormProps) {
  const text = useText();
  const me = useMe();
  const send = useSend();
  const tell = useTell();
  const { data } = useQuery(colleaguesQuery);
  const [typed, setTyped] = useState('');
  const own: Choice = { id: me.account.id, label: me.account.name ?? '' };
  const choices = (data?.items ?? [])
    .map((account): Choice => ({ id: account.id, label: account.name ?? account.login ?? text.say('worker.unnamed') }))
    .filter((choice) => choice.label.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase()))
    .slice(0, most);
  const form = useForm<{ account: Choice | undefined; kind: 'keyworker' | 'worker' }>({
    start: { account: own, kind: 'keyworker' },
    check: ({ account }) => (account ? {} : { account: 'form.choose-colleague' }),
    send: ({ account, kind }) => send(assignWorker(person, called, { account: account?.id ?? '', kind })),
    onDone: (outcome) => {
      tell(outcome, text.say('worker.done'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say('worker.assignTitle')}
      about={text.say('worker.assignAbout')}
      onClose={onClose}
      submitLabel={text.say('worker.assign')}
      form={form}
    >
      <Picker
        label={text.say('worker.who')}
        required
        chosen={form.values.account}
        onChoose={(account) => form.set({ account })}
        choices={choices.length > 0 || typed ? choices : [own]}
        typed={typed}
        onType={setTyped}
        error={form.fault('account')}
      />
      <Radio.Group label={text.say('worker.as')} value={form.values.kind} onChange={(kind) => form.set({ kind: kind })}>
        <Radio value="keyworker" label={text.word('relation_kind', 'keyworker')} mt={8} />
        <Radio value="worker" label={text.word('relation_kind', 'worker')} mt={8} />
      </Radio.Group>
    </FormSheet>
  );
}
