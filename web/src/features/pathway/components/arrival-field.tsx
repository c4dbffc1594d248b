import type { Handover, Place } from '@/api-types/records';
import { SelectField, type Bound } from '@/components/fields';
import { useText } from '@/lib/text/use-text';

interface ArrivalFieldProps {
  field: Bound;
  arrivals: readonly Handover[];
  places: readonly Place[] | undefined;
}

/** Asks whether this is somebody who was only announced: then the house that handed over hears that care began. */
export function ArrivalField({ field, arrivals, places }: ArrivalFieldProps) {
  const text = useText();
  const name = ({ from, arrived_on: on, code = '' }: Handover) =>
    text.say('admit.arrivalOption', {
      place: text.place(places?.find(({ id }) => id === from)) ?? text.say('place.another'),
      date: on ? text.date(on, 'day') : '',
      code,
    });
  return (
    <SelectField
      field={field}
      label={text.say('admit.arrival')}
      hint={text.say('admit.arrivalHint')}
      data={[
        { value: '', label: text.say('admit.arrivalNone') },
        ...arrivals.map((handover) => ({ value: handover.id, label: name(handover) })),
      ]}
    />
  );
}
