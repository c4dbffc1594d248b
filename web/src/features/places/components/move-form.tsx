import type { PlaceItem } from '@/api-types/places';
import type { LocalDate } from '@/api-types/records';
import { DateField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { PlacePicker } from '@/components/place-picker';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { closePlace, movePlace } from '../api/places';
import { canGoBelow } from '../model/tree';

interface MoveFormProps {
  item: PlaceItem;
  kind: 'move' | 'close';
  today: LocalDate;
  onClose: () => void;
}

/** Where a place belongs from a day on, or its last day: both are dated, so that old figures stay as they were. */
export function MoveForm({ item, kind, today, onClose }: MoveFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const { id } = item.place;
  const name = text.place(item.place);
  const form = useForm<{ date: string; parent: PlaceItem | undefined }>({
    start: { date: today, parent: undefined },
    paths: { since: 'date', closed: 'date' },
    check: ({ parent }) => (kind === 'move' && !parent ? { parent: 'form.choose-place' } : {}),
    send: ({ date, parent }) =>
      send(
        kind === 'move'
          ? movePlace(id, name, { parent: parent?.place.id ?? '', since: date })
          : closePlace(id, name, date),
      ),
    onDone: (outcome) => {
      tell(outcome, text.say(kind === 'move' ? 'places.moved' : 'places.wasClosed'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say(kind === 'move' ? 'places.moveTitle' : 'places.closeTitle', { place: name ?? '' })}
      about={text.say(kind === 'move' ? 'places.moveAbout' : 'places.closeAbout')}
      onClose={onClose}
      submitLabel={text.say(kind === 'move' ? 'places.move' : 'places.close')}
      form={form}
    >
      {kind === 'move' && (
        <PlacePicker
          label={text.say('places.parent')}
          required
          chosen={form.values.parent}
          onChoose={(parent) => form.set({ parent })}
          fits={(other) => canGoBelow(item, other)}
          error={form.fault('parent')}
        />
      )}
      <DateField
        field={form.bind('date')}
        label={text.say(kind === 'move' ? 'places.since' : 'places.lastDay')}
        required
      />
    </FormSheet>
  );
}
