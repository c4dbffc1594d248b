import type { PlaceItem } from '@/api-types/places';
import type { LocalDate, PlaceOffer } from '@/api-types/records';
import { DateField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { endOffer } from '../api/places';
import { useOfferWords } from '../model/offer-words';

interface EndOfferFormProps {
  item: PlaceItem;
  offer: PlaceOffer;
  today: LocalDate;
  onClose: () => void;
}

/** The last day on which a house offers a stage. */
export function EndOfferForm({ item, offer, today, onClose }: EndOfferFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const offerWords = useOfferWords();
  const form = useForm({
    start: { until: today },
    send: ({ until }) => send(endOffer(item, offer, until)),
    onDone: (outcome) => {
      tell(outcome, text.say('places.offerEnded'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say('places.endOfferTitle', { place: text.place(item.place) ?? '', stage: offerWords.name(offer) })}
      about={text.say('places.endOfferAbout')}
      onClose={onClose}
      submitLabel={text.say('places.endOffer')}
      form={form}
    >
      <DateField
        field={form.bind('until')}
        label={text.say('places.lastDay')}
        {...(offer.since && { min: offer.since })}
        max={today}
        required
      />
    </FormSheet>
  );
}
