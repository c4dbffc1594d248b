import type { PersonPage } from '@/api-types/people';
import type { Stay } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { DateField, FieldGroup, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { endStay } from '../api/stays';
import { endReasons } from '../model/end-reasons';

interface EndFormProps {
  page: PersonPage;
  stay: Stay;
  called: string | undefined;
  onClose: () => void;
}

interface Values {
  ended: string;
  end_type: Word<'end_type'>;
  end_reason: Word<'end_reason'>;
}

export function EndForm({ page, stay, called, onClose }: EndFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const form = useForm<Values>({
    start: { ended: page.today, end_type: 'as_planned', end_reason: 'programme_completed' },
    send: (values) => send(endStay(stay, { person: page.person.id, called }, values)),
    onDone: (outcome) => {
      tell(outcome, text.say('end.done'));
      onClose();
    },
  });
  const reasons = endReasons(form.values.end_type);
  const chooseType = form.bind('end_type');

  return (
    <FormSheet
      title={text.say('end.title')}
      about={text.say('end.about', { count: page.next_stay_days })}
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
              const type = event.currentTarget.value as Values['end_type'];
              form.set({ end_type: type, end_reason: endReasons(type)[0] ?? 'not_stated' });
            },
          }}
          kind="end_type"
          label={text.say('end.type')}
        />
        <WordField field={form.bind('end_reason')} kind="end_reason" label={text.say('end.reason')} only={reasons} />
      </FieldGroup>
    </FormSheet>
  );
}
