import { Radio } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate, Person, PersonId } from '@/api-types/records';
import { DateField, FieldGroup, TextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { newId } from '@/lib/ids';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { putBeside } from '../api/ties';
import { checkTie, noTieYet, otherCalled, tieOf, tiePaths } from '../model/tie';
import { ContactFields } from './contact-fields';
import { KnownPerson } from './known-person';
import { PossibleDuplicates } from './possible-duplicates';

interface TieFormProps {
  person: Person;
  called: string | undefined;
  today: LocalDate;
  /** The next step, where it may be taken: naming somebody opens nothing to them, a consent does. */
  onShare: ((other: PersonId) => void) | undefined;
  onClose: () => void;
}

/** Somebody who stands beside a person: known already, or registered with the same save. */
export function TieForm({ person, called, today, onShare, onClose }: TieFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const [id] = useState(newId);
  const form = useForm({
    start: noTieYet,
    paths: tiePaths,
    check: checkTie,
    send: (values) => send(putBeside(person, called, tieOf(id, values))),
    onDone: (outcome) => {
      tell(outcome, text.say('around.done'));
      onClose();
      const other = form.values.whom === 'new' ? id : form.values.other?.id;
      if (outcome.state === 'done' && form.values.next === 'share' && other) onShare?.(other);
    },
  });
  const { whom, next } = form.values;
  return (
    <FormSheet
      title={text.say('around.formTitle')}
      about={text.say('around.formAbout')}
      onClose={onClose}
      submitLabel={text.say('around.submit')}
      form={form}
    >
      <Radio.Group label={text.say('around.whom')} value={whom} onChange={(value) => form.set({ whom: value })}>
        <Radio value="known" label={text.say('around.known')} description={text.say('around.knownHint')} mt={8} />
        <Radio value="new" label={text.say('around.new')} description={text.say('around.newHint')} mt={8} />
      </Radio.Group>
      {whom === 'known' ? (
        <KnownPerson
          label={text.say('around.who')}
          besides={person.id}
          chosen={form.values.other}
          onChoose={(other) => form.set({ other })}
          error={form.fault('other')}
        />
      ) : (
        <>
          <FieldGroup>
            <TextField field={form.bind('given')} label={text.say('register.given')} required />
            <TextField field={form.bind('family')} label={text.say('register.family')} />
          </FieldGroup>
          <FieldGroup>
            <TextField
              field={form.bind('birth')}
              label={text.say('register.birth')}
              hint={text.say('register.birthHint')}
            />
            <WordField field={form.bind('sex')} kind="sex" label={text.say('register.sex')} />
          </FieldGroup>
          <PossibleDuplicates values={form.values} />
          <ContactFields form={form} legend={text.say('around.contact')} />
        </>
      )}
      <FieldGroup>
        <WordField
          field={form.bind('kind')}
          kind="tie_kind"
          label={text.say('around.kind', {
            other: otherCalled(form.values) || text.say('around.kindOther'),
            person: called ?? text.say('around.kindPerson'),
          })}
          none={text.say('around.kindNone')}
          required
        />
        <WordField field={form.bind('said_by')} kind="tie_source" label={text.say('around.saidByLabel')} />
      </FieldGroup>
      <FieldGroup>
        <WordField field={form.bind('lives_together')} kind="tie_fact" label={text.say('around.togetherLabel')} />
        <WordField field={form.bind('supports')} kind="tie_fact" label={text.say('around.supportsLabel')} />
      </FieldGroup>
      <DateField
        field={form.bind('since')}
        label={text.say('around.sinceLabel')}
        hint={text.say('form.optional')}
        max={today}
      />
      {onShare && (
        <Radio.Group
          label={text.say('around.next')}
          description={text.say('around.opensNothing')}
          value={next}
          onChange={(value) => form.set({ next: value })}
        >
          <Radio value="nothing" label={text.say('around.nextNothing')} mt={8} />
          <Radio value="share" label={text.say('around.nextShare')} mt={8} />
        </Radio.Group>
      )}
      {!onShare && <p>{text.say('around.opensNothing')}</p>}
    </FormSheet>
  );
}
