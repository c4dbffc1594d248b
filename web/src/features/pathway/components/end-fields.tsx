import { FieldGroup, WordField } from '@/components/fields';
import type { Word } from '@/api-types/words';
import type { useForm } from '@/lib/form';
import { useText } from '@/lib/text/use-text';
import { endReasons } from '../model/end-reasons';
import type { EndValues } from '../model/end-values';

interface EndFieldsProps<V extends EndValues> {
  form: Pick<ReturnType<typeof useForm<V>>, 'bind' | 'values' | 'set'>;
  legend?: string;
  /** Ways of ending that are asked here. */
  only?: readonly Word<'end_type'>[];
}

/** How a stay ended and why: two things, and nothing is chosen beforehand. */
export function EndFields<V extends EndValues>({ form, legend, only }: EndFieldsProps<V>) {
  const text = useText();
  const { end_type: type, end_reason: reason } = form.values;
  return (
    <FieldGroup {...(legend && { legend })}>
      <WordField
        field={{
          ...form.bind('end_type'),
          onChange: (event) => {
            const chosen = event.currentTarget.value as EndValues['end_type'];
            // A reason that was chosen stays where it goes with the new way too.
            const fits = reason && chosen && endReasons(chosen).includes(reason);
            form.set((fits ? { end_type: chosen } : { end_type: chosen, end_reason: '' }) as Partial<V>);
          },
        }}
        kind="end_type"
        label={text.say('end.type')}
        none={text.say('end.choose')}
        {...(only && { only })}
        required
      />
      <WordField
        field={form.bind('end_reason')}
        kind="end_reason"
        label={text.say('end.reason')}
        only={type ? endReasons(type) : []}
        none={text.say(type ? 'end.choose' : 'end.typeFirst')}
        required
      />
    </FieldGroup>
  );
}
