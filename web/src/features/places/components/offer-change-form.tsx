import type { PlaceItem } from '@/api-types/places';
import type { LocalDate, PlaceOffer } from '@/api-types/records';
import { DateField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { changeOffer } from '../api/places';
import { useOfferWords } from '../model/offer-words';
import { numbersOf, OfferNumberFields, type NumberValues } from './offer-numbers';

interface OfferChangeFormProps {
  item: PlaceItem;
  offer: PlaceOffer;
  today: LocalDate;
  onClose: () => void;
}

const typed = (count: number | undefined) => (count === undefined ? '' : String(count));

/** Other beds or lengths from a day on; what it was before stands above. */
export function OfferChangeForm({ item, offer, today, onClose }: OfferChangeFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const offerWords = useOfferWords();
  const { place } = item;
  const form = useForm<NumberValues>({
    start: {
      capacity: typed(offer.capacity),
      days_from: typed(offer.days_from),
      days_until: typed(offer.days_until),
      since: today,
    },
    send: (values) => send(changeOffer(item, offer, numbersOf(values))),
    onDone: (outcome) => {
      tell(outcome, text.say('places.changed'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={`${text.place(place) ?? ''}: ${offerWords.name(offer)}`}
      about={text.say('places.bedsNow', offerWords.given(offer))}
      onClose={onClose}
      submitLabel={text.say('action.save')}
      form={form}
    >
      <OfferNumberFields bind={form.bind} />
      <DateField
        field={form.bind('since')}
        label={text.say('places.bedsFrom')}
        hint={offer.since && text.say('places.bedsFromHint', { date: text.date(offer.since, 'full') })}
        {...(place.opened && { min: place.opened })}
        max={today}
        required
      />
    </FormSheet>
  );
}
