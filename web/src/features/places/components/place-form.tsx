import type { PlaceItem } from '@/api-types/places';
import type { Setting, Stage, Word } from '@/api-types/words';
import { DateField, FieldGroup, TextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { PlacePicker } from '@/components/place-picker';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useMe } from '@/lib/queries/session';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { addPlace } from '../api/places';
import { mayLieBelow } from '../model/tree';

interface Values {
  name: string;
  kind: Word<'place_kind'>;
  parent: PlaceItem | undefined;
  opened: string;
  code: string;
  telephone: string;
  zone: string;
  stage: Stage | '';
  setting: Setting;
  capacity: string;
  since: string;
}

const withOffers = new Set<Word<'place_kind'>>(['centre', 'ngo', 'unit']);

export function PlaceForm({ onClose }: { onClose: () => void }) {
  const text = useText();
  const me = useMe();
  const send = useSend();
  const tell = useTell();
  const form = useForm<Values>({
    start: {
      name: '',
      kind: 'centre',
      parent: undefined,
      opened: me.today,
      code: '',
      telephone: '',
      zone: me.place?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      stage: '',
      setting: 'inpatient',
      capacity: '',
      since: '',
    },
    paths: {
      'offers[0].capacity': 'capacity',
      'offers[0].stage': 'stage',
      'offers[0].setting': 'setting',
      'offers[0].since': 'since',
    },
    check: ({ name, parent }) => ({
      ...(!name.trim() && { name: 'place.name-missing' }),
      ...(!parent && { parent: 'form.choose-place' }),
    }),
    send: ({ stage, setting, capacity, since, parent, code, telephone, opened, ...values }) =>
      send(
        addPlace({
          ...values,
          parent: parent?.place.id ?? '',
          ...(code && { code }),
          ...(telephone && { telephone }),
          ...(opened && { opened }),
          offers:
            stage && withOffers.has(values.kind)
              ? [{ stage, setting, ...(capacity && { capacity: Number(capacity) }), ...(since && { since }) }]
              : [],
        }),
      ),
    onDone: (outcome) => {
      tell(outcome, text.say('places.added'));
      onClose();
    },
  });
  const { kind, parent, opened } = form.values;
  // What cannot lie there any more with another kind is asked again.
  const chooseKind = {
    ...form.bind('kind'),
    onChange: (event: { currentTarget: { value: string } }) => {
      const next = event.currentTarget.value as Word<'place_kind'>;
      form.set({ kind: next, ...(!mayLieBelow(next, parent?.place.kind) && { parent: undefined }) });
    },
  };
  return (
    <FormSheet title={text.say('places.add')} onClose={onClose} submitLabel={text.say('places.add')} form={form}>
      <FieldGroup>
        <TextField field={form.bind('name')} label={text.say('places.name')} required />
        <WordField
          field={chooseKind}
          kind="place_kind"
          label={text.say('places.kind')}
          only={['region', 'district', 'centre', 'ngo', 'unit']}
        />
      </FieldGroup>
      <PlacePicker
        label={text.say('places.parent')}
        required
        chosen={parent}
        onChoose={(chosen) => form.set({ parent: chosen })}
        fits={({ place }) => mayLieBelow(kind, place.kind)}
        error={form.fault('parent')}
      />
      <DateField
        field={form.bind('opened')}
        label={text.say('places.opened')}
        hint={text.say('places.openedHint')}
        max={me.today}
      />
      <FieldGroup>
        <TextField field={form.bind('zone')} label={text.say('places.zone')} hint={text.say('places.zoneHint')} />
        <TextField field={form.bind('code')} label={text.say('places.code')} hint={text.say('form.optional')} />
        <TextField
          field={form.bind('telephone')}
          type="tel"
          label={text.say('places.telephone')}
          hint={text.say('places.telephoneHint')}
        />
      </FieldGroup>
      {withOffers.has(kind) && (
        <FieldGroup legend={text.say('places.firstOffer')}>
          <WordField
            field={form.bind('stage')}
            kind="stage"
            label={text.say('stay.stage')}
            none={text.say('places.noOffer')}
          />
          <WordField field={form.bind('setting')} kind="setting" label={text.say('stay.setting')} />
          <TextField
            field={form.bind('capacity')}
            type="number"
            inputMode="numeric"
            label={text.say('places.capacity')}
            hint={text.say('places.capacityHint')}
          />
          {form.values.stage && (
            <DateField
              field={form.bind('since')}
              label={text.say('places.offeredSince')}
              hint={text.say('form.optional')}
              min={opened}
              max={me.today}
            />
          )}
        </FieldGroup>
      )}
    </FormSheet>
  );
}
