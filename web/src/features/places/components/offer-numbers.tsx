import { FieldGroup, TextField, type Bound } from '@/components/fields';
import { useText } from '@/lib/text/use-text';
import type { OfferNumbers } from '../api/places';

export interface NumberValues {
  capacity: string;
  days_from: string;
  days_until: string;
  since: string;
}

/** What was typed, as it is sent: an empty field says nothing. */
export function numbersOf({ capacity, days_from: from, days_until: until, since }: NumberValues): OfferNumbers {
  return {
    ...(capacity && { capacity: Number(capacity) }),
    ...(from && { days_from: Number(from) }),
    ...(until && { days_until: Number(until) }),
    ...(since && { since }),
  };
}

/** Beds and lengths of an offer. */
export function OfferNumberFields({ bind }: { bind: (name: 'capacity' | 'days_from' | 'days_until') => Bound }) {
  const text = useText();
  return (
    <>
      <TextField
        field={bind('capacity')}
        type="number"
        inputMode="numeric"
        label={text.say('places.capacity')}
        hint={text.say('places.capacityHint')}
      />
      <FieldGroup>
        <TextField field={bind('days_from')} type="number" inputMode="numeric" label={text.say('places.daysFrom')} />
        <TextField field={bind('days_until')} type="number" inputMode="numeric" label={text.say('places.daysUntil')} />
      </FieldGroup>
    </>
  );
}
