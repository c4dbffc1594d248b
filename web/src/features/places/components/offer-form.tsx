import { Button } from '@mantine/core';
import type { PlaceItem } from '@/api-types/places';
import type { LocalDate, PlaceOffer } from '@/api-types/records';
import type { Setting, Stage } from '@/api-types/words';
import { words } from '@/api-types/words';
import { DateField, FieldGroup, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { addOffer } from '../api/places';
import { useOfferWords } from '../model/offer-words';
import { numbersOf, OfferNumberFields, type NumberValues } from './offer-numbers';

interface OfferFormProps {
  item: PlaceItem;
  today: LocalDate;
  /** What is offered already is not added again, but changed. */
  onChange: (offer: PlaceOffer) => void;
  onClose: () => void;
}

interface Values extends NumberValues {
  stage: Stage;
  setting: Setting;
}

export function OfferForm({ item: { place, offers = [] }, today, onChange, onClose }: OfferFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const offerWords = useOfferWords();
  const find = ({ stage, setting }: Pick<Values, 'stage' | 'setting'>) =>
    offers.find((offer) => offer.stage === stage && offer.setting === setting);
  const form = useForm<Values>({
    start: {
      stage: words.stage.find((stage) => !offers.some((offer) => offer.stage === stage)) ?? 'treatment',
      setting: 'inpatient',
      capacity: '',
      days_from: '',
      days_until: '',
      since: today,
    },
    check: (values) => (find(values) ? { stage: 'offer.exists' } : {}),
    send: ({ stage, setting, ...numbers }) =>
      send(addOffer(place.id, text.place(place), { stage, setting, ...numbersOf(numbers) })),
    onDone: (outcome) => {
      tell(outcome, text.say('places.offerAdded'));
      onClose();
    },
  });
  const already = find(form.values);
  return (
    <FormSheet
      title={text.say('places.offerTitle', { place: text.place(place) ?? '' })}
      onClose={onClose}
      submitLabel={text.say('action.save')}
      form={form}
    >
      <FieldGroup>
        <WordField field={form.bind('stage')} kind="stage" label={text.say('stay.stage')} />
        <WordField field={form.bind('setting')} kind="setting" label={text.say('stay.setting')} />
      </FieldGroup>
      {already && (
        <div role="status">
          <p>{text.say('places.offeredAlready', offerWords.given(already))}</p>
          <Button variant="default" onClick={() => onChange(already)}>
            {text.say('places.changeBeds')}
          </Button>
        </div>
      )}
      <OfferNumberFields bind={form.bind} />
      <DateField
        field={form.bind('since')}
        label={text.say('places.offeredSince')}
        hint={place.opened && text.say('places.offeredSinceHint', { date: text.date(place.opened, 'full') })}
        {...(place.opened && { min: place.opened })}
        max={today}
        required
      />
    </FormSheet>
  );
}
