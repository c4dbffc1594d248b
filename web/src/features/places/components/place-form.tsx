import { useState } from 'react';
import type { PlaceItem } from '@/api-types/answers';
import type { Setting, Stage, Word } from '@/api-types/words';
import { FieldGroup, TextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { PlacePicker } from '@/components/place-picker';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useMe } from '@/lib/queries/session';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { addPlace } from '../api/places';

interface Values {
  name: string;
  kind: Word<'place_kind'>;
  code: string;
  telephone: string;
  zone: string;
  stage: Stage | '';
  setting: Setting;
  capacity: string;
}

const withOffers = new Set<Word<'place_kind'>>(['centre', 'ngo', 'unit']);

export function PlaceForm({ onClose }: { onClose: () => void }) {
  const text = useText();
  const me = useMe();
  const send = useSend();
  const tell = useTell();
  const [parent, setParent] = useState<PlaceItem>();
  const form = useForm<Values>({
    start: {
      name: '',
      kind: 'centre',
      code: '',
      telephone: '',
      zone: me.place?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      stage: '',
      setting: 'inpatient',
      capacity: '',
    },
    paths: { 'offers[0].capacity': 'capacity', 'offers[0].stage': 'stage', 'offers[0].setting': 'setting' },
    nested: /^parent$/,
    check: ({ name }) => ({
      ...(!name.trim() && { name: 'form.name-needed' }),
      ...(!parent && { parent: 'form.choose-place' }),
    }),
    send: ({ stage, setting, capacity, code, telephone, ...values }) =>
      send(
        addPlace({
          ...values,
          parent: parent?.place.id ?? '',
          ...(code && { code }),
          ...(telephone && { telephone }),
          offers:
            stage && withOffers.has(values.kind)
              ? [{ stage, setting, ...(capacity && { capacity: Number(capacity) }) }]
              : [],
        }),
      ),
    onDone: (outcome) => {
      tell(outcome, text.say('places.added'));
      onClose();
    },
  });
  return (
    <FormSheet title={text.say('places.add')} onClose={onClose} submitLabel={text.say('places.add')} form={form}>
      <FieldGroup>
        <TextField field={form.bind('name')} label={text.say('places.name')} required />
        <WordField
          field={form.bind('kind')}
          kind="place_kind"
          label={text.say('places.kind')}
          only={['region', 'district', 'centre', 'ngo', 'unit']}
        />
      </FieldGroup>
      <PlacePicker
        label={text.say('places.parent')}
        required
        chosen={parent}
        onChoose={setParent}
        error={form.fault('parent')}
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
      {withOffers.has(form.values.kind) && (
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
        </FieldGroup>
      )}
    </FormSheet>
  );
}
