import type { PersonPage } from '@/api-types/people';
import type { Stay } from '@/api-types/records';
import { DateField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { endStay } from '../api/stays';
import { isAskedAfter } from '../model/end-reasons';
import { endMissing, endNotSaid, endSaid, type EndValues } from '../model/end-values';
import { EndFields } from './end-fields';

interface EndFormProps {
  page: PersonPage;
  stay: Stay;
  called: string | undefined;
  onClose: () => void;
}

interface Values extends EndValues {
  ended: string;
}

export function EndForm({ page, stay, called, onClose }: EndFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const form = useForm<Values>({
    start: { ended: page.today, ...endNotSaid },
    check: endMissing,
    send: ({ ended, ...how }) => send(endStay(stay, { person: page.person.id, called }, { ended, ...endSaid(how) })),
    onDone: (outcome) => {
      tell(outcome, text.say('end.done'));
      onClose();
    },
  });
  const { end_type: type } = form.values;

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
      <EndFields form={form} />
    </FormSheet>
  );
}
