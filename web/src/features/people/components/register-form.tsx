import { Radio } from '@mantine/core';
import { useState } from 'react';
import { FieldGroup, LongTextField, TextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { newId } from '@/lib/ids';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { register } from '../api/people';
import { checkRegistration, nothingYet, registrationOf, type RegistrationValues } from '../model/registration';
import { ContactFields } from './contact-fields';
import { GenderField } from './gender-field';
import { KindsField } from './kinds-field';
import { LanguageField } from './language-field';
import { PossibleDuplicates } from './possible-duplicates';

interface RegisterFormProps {
  /** What is said above the form, where somebody is registered for a reason of their own. */
  about?: string;
  onClose: () => void;
  /** Called with the new person once the server has them; not when the entry waits for a line. */
  onRegistered: (person: string) => void;
}

const paths = {
  names: 'given',
  'names[0]': 'given',
  'names[0].given': 'given',
  'names[0].patronymic': 'patronymic',
  'names[0].family': 'family',
  'names[1].given': 'otherScript',
  'birth.date': 'birth',
  'birth.year': 'birth',
  'identifiers[0].issuer': 'identifierIssuer',
  'identifiers[0].value': 'identifierValue',
  'addresses[0].lines': 'addressLines',
  'safe_contacts[0].to': 'to',
  'safe_contacts[0].from_minute': 'from',
  'safe_contacts[0].until_minute': 'until',
  'safe_contacts[0].wording': 'wording',
} as const;

/** A new person, under a name or a code. The id is made here, so that sending twice registers once. */
export function RegisterForm({ about, onClose, onRegistered }: RegisterFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const [id] = useState(newId);
  const form = useForm<RegistrationValues>({
    start: nothingYet,
    paths,
    check: checkRegistration,
    send: (values) => send(register(registrationOf(id, values), calledIn(values))),
    onDone: (outcome) => {
      tell(outcome, text.say('register.done'));
      if (outcome.state === 'done') onRegistered(id);
      else onClose();
    },
  });
  const { under } = form.values;

  return (
    <FormSheet
      title={text.say('register.title')}
      about={about ?? text.say('register.about')}
      onClose={onClose}
      submitLabel={text.say('register.submit')}
      form={form}
    >
      <Radio.Group
        aria-label={text.say('register.under')}
        value={under}
        onChange={(value) => form.set({ under: value })}
      >
        <Radio value="name" label={text.say('register.underName')} />
        <Radio
          value="code"
          label={text.say('register.underCode')}
          description={text.say('register.underCodeHint')}
          mt={8}
        />
      </Radio.Group>
      {under === 'code' ? (
        <TextField field={form.bind('code')} label={text.say('register.code')} required />
      ) : (
        <>
          <FieldGroup>
            <TextField field={form.bind('given')} label={text.say('register.given')} required />
            <TextField field={form.bind('patronymic')} label={text.say('register.patronymic')} />
            <TextField field={form.bind('family')} label={text.say('register.family')} />
          </FieldGroup>
          <TextField
            field={form.bind('otherScript')}
            label={text.say('register.otherScript')}
            hint={text.say('register.otherScriptHint')}
          />
        </>
      )}
      <FieldGroup>
        <TextField
          field={form.bind('birth')}
          label={text.say('register.birth')}
          hint={text.say('register.birthHint')}
          inputMode="text"
        />
        <WordField field={form.bind('sex')} kind="sex" label={text.say('register.sex')} />
      </FieldGroup>
      <GenderField form={form} />
      <PossibleDuplicates values={form.values} />
      <LanguageField field={form.bind('languages')} />
      <KindsField kinds={form.values.kinds} onChange={(kinds) => form.set({ kinds })} error={form.fault('kinds')} />
      <ContactFields form={form} legend={text.say('register.contact')} />
      <FieldGroup legend={text.say('register.identifier')}>
        <WordField
          field={form.bind('identifierKind')}
          kind="identifier_kind"
          label={text.say('register.identifierKind')}
        />
        <TextField field={form.bind('identifierIssuer')} label={text.say('register.identifierIssuer')} />
        <TextField field={form.bind('identifierValue')} label={text.say('register.identifierValue')} />
      </FieldGroup>
      <details>
        <summary>{text.say('register.address')}</summary>
        <div style={{ display: 'grid', gap: 12, marginBlockStart: 12 }}>
          <WordField field={form.bind('addressUse')} kind="address_use" label={text.say('register.addressUse')} />
          <LongTextField field={form.bind('addressLines')} label={text.say('register.addressLines')} />
        </div>
      </details>
    </FormSheet>
  );
}

function calledIn({ under, code, given, family }: RegistrationValues): string {
  return under === 'code' ? code : [given, family].filter(Boolean).join(' ');
}
