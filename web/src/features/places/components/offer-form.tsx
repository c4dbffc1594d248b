import type { PlaceItem } from '@/api-types/answers';
import type { Setting, Stage } from '@/api-types/words';
import { FieldGroup, TextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { addOffer } from '../api/places';

interface Values {
  stage: Stage;
  setting: Setting;
  capacity: string;
  days_from: string;
  days_until: string;
}

const number = (typed: string) => (typed ? Number(typed) : undefined);

export function OfferForm({ item, onClose }: { item: PlaceItem; onClose: () => void }) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const form = useForm<Values>({
    start: { stage: 'treatment', setting: 'inpatient', capacity: '', days_from: '', days_until: '' },
    send: ({ stage, setting, capacity, days_from: from, days_until: until }) => {
      const counts = { capacity: number(capacity), days_from: number(from), days_until: number(until) };
      const given = Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== undefined));
      return send(addOffer(item.place.id, text.place(item.place), { stage, setting, ...given }));
    },
    onDone: (outcome) => {
      tell(outcome, text.say('places.offerAdded'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say('places.offerTitle', { place: text.place(item.place) ?? '' })}
      onClose={onClose}
      submitLabel={text.say('action.save')}
      form={form}
    >
      <FieldGroup>
        <WordField field={form.bind('stage')} kind="stage" label={text.say('stay.stage')} />
        <WordField field={form.bind('setting')} kind="setting" label={text.say('stay.setting')} />
      </FieldGroup>
      <FieldGroup>
        <TextField
          field={form.bind('capacity')}
          type="number"
          inputMode="numeric"
          label={text.say('places.capacity')}
          hint={text.say('places.capacityHint')}
        />
        <TextField
          field={form.bind('days_from')}
          type="number"
          inputMode="numeric"
          label={text.say('places.daysFrom')}
        />
        <TextField
          field={form.bind('days_until')}
          type="number"
          inputMode="numeric"
          label={text.say('places.daysUntil')}
        />
      </FieldGroup>
    </FormSheet>
  );
}
