import type { PersonPage } from '@/api-types/people';
import type { Stay } from '@/api-types/records';
import type { EndType, Word } from '@/api-types/words';
import { DateField, FieldGroup, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm, type Faults } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { endStay } from '../api/stays';
import { endReasons, isAskedAfter } from '../model/end-reasons';

interface EndFormProps {
  page: PersonPage;
  stay: Stay;
  called: string | undefined;
  onClose: () => void;
}

interface Values {
  ended: string;
  /** Empty until somebody says it: a suggestion here would be counted as what happened. */
  end_type: EndType | '';
  end_reason: Word<'end_reason'> | '';
}

export function EndForm({ page, stay, called, onClose }: EndFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const form = useForm<Values>({
    start: { ended: page.today, end_type: '', end_reason: '' },
    check: ({ end_type: type, end_reason: reason }): Faults => ({
      ...(!type && { end_type: 'field.missing' }),
      ...(!reason && { end_reason: 'field.missing' }),
    }),
    send: ({ ended, end_type: type, end_reason: reason }) =>
      send(
        endStay(
          stay,
          { person: page.person.id, called },
          { ended, end_type: type || 'other', end_reason: reason || 'not_stated' },
        ),
      ),
    onDone: (outcome) => {
      tell(outcome, text.say('end.done'));
      onClose();
    },
  });
  const { end_type: type, end_reason: reason } = form.values;
  const chooseType = form.bind('end_type');

  return (
    <FormSheet
      title={text.say('end.title')}
      {...(type === 'died' && { about: text.say('end.aboutDied') })}
      {...(isAskedAfter(stay.stage, type) && { about: text.say('end.about', { count: page.next_stay_days }) })}
      onClose={onClose}
      submitLabel={text.say('end.submit')}
      form={form}
    >
      <DateField
        field={form.bind('ended')}
        label={text.say('end.ended')}
        max={page.today}
        min={stay.started ?? ''}
        required
      />
      <FieldGroup>
        <WordField
          field={{
            ...chooseType,
            onChange: (event) => {
              const chosen = event.currentTarget.value as Values['end_type'];
              // A reason that was chosen stays where it goes with the new way too.
              const fits = reason && chosen && endReasons(chosen).includes(reason);
              form.set(fits ? { end_type: chosen } : { end_type: chosen, end_reason: '' });
            },
          }}
          kind="end_type"
          label={text.say('end.type')}
          none={text.say('end.choose')}
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
    </FormSheet>
  );
}
