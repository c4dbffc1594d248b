import { useQuery } from '@tanstack/react-query';
import type { Person } from '@/api-types/records';
import { FieldGroup, TextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { genderQuery } from '../api/look-ups';
import { changeDetails } from '../api/people';
import { choicesOf, genderBegins, genderSaid } from '../model/gender';
import { checkNames, nameRows, namesFrom, type NameRow } from '../model/names';
import { parseBirth, parseLanguages, type RegistrationValues } from '../model/registration';
import { GenderField } from './gender-field';
import { KindsField } from './kinds-field';
import { LanguageField } from './language-field';
import { NameFields } from './name-fields';

interface DetailsFormProps {
  person: Person;
  called: string | undefined;
  /** What is intimate is asked only where the reader may see what was said. */
  changesGender: boolean;
  onClose: () => void;
}

interface Values extends Pick<RegistrationValues, 'birth' | 'sex' | 'gender' | 'genderSaid' | 'languages' | 'kinds'> {
  names: NameRow[];
}

/** Corrects who somebody is; also names a person who was registered under a code. */
export function DetailsForm({ person, called, changesGender, onClose }: DetailsFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const { data } = useQuery(genderQuery);
  const named = (person.names ?? []).length > 0;
  const form = useForm<Values>({
    start: {
      names: nameRows(person.names),
      birth: person.birth?.date ?? (person.birth?.year ?? '').toString(),
      sex: person.sex ?? 'not_known',
      ...genderBegins(person.gender, data ? choicesOf(data, text.language) : []),
      languages: (person.languages ?? []).join(' '),
      kinds: person.kinds ?? ['in_care'],
    },
    paths: { 'birth.date': 'birth', 'birth.year': 'birth' },
    check: (values) => ({
      ...checkNames(values.names, Boolean(person.code)),
      ...(values.kinds.length === 0 && { kinds: 'kind.missing' }),
      ...(!parseBirth(values.birth) && { birth: 'form.birth-unclear' }),
    }),
    send: (values) => {
      const said = genderSaid(values, person.gender);
      return send(
        changeDetails(person, called, {
          names: namesFrom(values.names),
          birth: parseBirth(values.birth) ?? {},
          sex: values.sex,
          ...(person.code && { code: person.code }),
          ...(said !== undefined && { gender: said }),
          languages: parseLanguages(values.languages),
          kinds: values.kinds,
        }),
      );
    },
    onDone: (outcome) => {
      tell(outcome, text.say('details.done'));
      onClose();
    },
  });

  return (
    <FormSheet
      title={text.say(named ? 'details.title' : 'details.nameTitle')}
      about={named ? undefined : text.say('details.nameAbout')}
      onClose={onClose}
      submitLabel={text.say('action.save')}
      form={form}
    >
      <NameFields rows={form.values.names} onChange={(names) => form.set({ names })} fault={form.fault} />
      <FieldGroup>
        <TextField
          field={form.bind('birth')}
          label={text.say('register.birth')}
          hint={text.say('register.birthHint')}
        />
        <WordField field={form.bind('sex')} kind="sex" label={text.say('register.sex')} />
      </FieldGroup>
      {changesGender && <GenderField form={form} />}
      <LanguageField field={form.bind('languages')} />
      <KindsField kinds={form.values.kinds} onChange={(kinds) => form.set({ kinds })} error={form.fault('kinds')} />
    </FormSheet>
  );
}
