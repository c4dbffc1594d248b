import { useQuery } from '@tanstack/react-query';
import { SelectField, TextField } from '@/components/fields';
import type { useForm } from '@/lib/form';
import { useText } from '@/lib/text/use-text';
import { genderQuery } from '../api/look-ups';
import { choicesOf, ownWords } from '../model/gender';

interface GenderFieldProps<V extends GenderValues> {
  form: Pick<ReturnType<typeof useForm<V>>, 'bind' | 'values'>;
}

export interface GenderValues {
  /** The id of an answer that is offered, `ownWords`, or nothing. */
  gender: string;
  genderSaid: string;
}

/** Only where this country or house asks; nobody has to say. */
export function GenderField<V extends GenderValues>({ form }: GenderFieldProps<V>) {
  const text = useText();
  const { data } = useQuery(genderQuery);
  if (!data?.asked) return null;
  const offered = choicesOf(data, text.language);
  return (
    <>
      <SelectField
        field={form.bind('gender')}
        label={text.say('register.gender')}
        hint={text.say('form.optional')}
        data={[
          { value: '', label: text.say('register.genderNone') },
          ...offered.map(({ id, name }) => ({ value: id, label: name })),
          ...(data.own_words ? [{ value: ownWords, label: text.say('register.genderOwn') }] : []),
        ]}
      />
      {form.values.gender === ownWords && (
        <TextField field={form.bind('genderSaid')} label={text.say('register.genderSaid')} />
      )}
    </>
  );
}
