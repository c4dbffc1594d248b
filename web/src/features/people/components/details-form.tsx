import type { Person } from '@/api-types/records';
import { FieldGroup, TextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { changeDetails } from '../api/people';
import { namesOf, parseBirth, parseLanguages, type RegistrationValues } from '../model/registration';
import { LanguageField } from './language-field';

interface DetailsFormProps {
  person: Person;
  called: string | undefined;
  onClose: () => void;
}

type Values = Pick<RegistrationValues, 'given' | 'patronymic' | 'family' | 'birth' | 'sex' | 'languages'>;

/** Corrects who somebody is; also names a person who was registered under a code. */
export function DetailsForm({ person, called, onClose }: DetailsFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const [name, ...otherNames] = person.names ?? [];
  const form = useForm<Values>({
    start: {
      given: name?.given ?? '',
      patronymic: name?.patronymic ?? '',
      family: name?.family ?? '',
      birth: person.birth?.date ?? (person.birth?.year ?? '').toString(),
      sex: person.sex ?? 'not_known',
      languages: (person.languages ?? []).join(' '),
    },
    paths: {
      names: 'given',
      'names[0].given': 'given',
      'names[0].patronymic': 'patronymic',
      'names[0].family': 'family',
      'birth.date': 'birth',
      'birth.year': 'birth',
    },
    check: (values) => ({
      ...(!person.code && !values.given.trim() && !values.family.trim() && { given: 'form.name-needed' }),
      ...(!parseBirth(values.birth) && { birth: 'form.birth-unclear' }),
    }),
    send: (values) =>
      send(
        changeDetails(person, called, {
          names: [...namesOf({ ...values, otherScript: '' }), ...otherNames],
          birth: parseBirth(values.birth) ?? {},
          sex: values.sex,
          ...(person.code && { code: person.code }),
          ...(person.gender && { gender: person.gender }),
          languages: parseLanguages(values.languages),
          kinds: person.kinds ?? ['in_care'],
        }),
      ),
    onDone: (outcome) => {
      tell(outcome, text.say('details.done'));
      onClose();
    },
  });

  return (
    <FormSheet
      title={text.say(name ? 'details.title' : 'details.nameTitle')}
      about={name ? undefined : text.say('details.nameAbout')}
      onClose={onClose}
      submitLabel={text.say('action.save')}
      form={form}
    >
      <FieldGroup>
        <TextField field={form.bind('given')} label={text.say('register.given')} />
        <TextField field={form.bind('patronymic')} label={text.say('register.patronymic')} />
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
      <LanguageField field={form.bind('languages')} />
    </FormSheet>
  );
}
