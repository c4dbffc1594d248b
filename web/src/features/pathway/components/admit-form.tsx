import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonPage, PlaceItem } from '@/api-types/answers';
import type { Word } from '@/api-types/words';
import { LongTextField, TextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { PlacePicker } from '@/components/place-picker';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { placesQuery } from '@/lib/queries/places';
import { useMe } from '@/lib/queries/session';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { admit } from '../api/admit';
import { goesBack, lastStay, leftOut } from '../model/next-stage';
import { MarkFields, marksGiven, type MarkChoices } from './mark-fields';
import { StayFields, offeredSettings, offeredStages, type StayValues } from './stay-fields';
import { SubstanceFields, newSubstance, substanceAnswers, type SubstanceRow } from './substance-fields';

interface AdmitFormProps {
  page: PersonPage;
  called: string | undefined;
  onClose: () => void;
}

interface Values extends StayValues {
  referral_source: Word<'referral_source'>;
  programme: string;
  beside: boolean;
  back_reason: string;
  substances: SubstanceRow[];
  marks: MarkChoices;
}

/** Begins care: waits until the own place is known, because it says which stages can begin. */
export function AdmitForm(props: AdmitFormProps) {
  const me = useMe();
  const places = useQuery(placesQuery());
  if (places.isPending) return null;
  const own = places.data?.items.find((item) => item.place.id === me.place?.id);
  return <AdmitFields {...props} own={own?.offers?.length ? own : undefined} />;
}

function AdmitFields({ page, called, onClose, own }: AdmitFormProps & { own: PlaceItem | undefined }) {
  const text = useText();
  const me = useMe();
  const send = useSend();
  const tell = useTell();
  const [place, setPlace] = useState(own);
  const firstStage = offeredStages(own)[0] ?? 'detoxification';
  const form = useForm<Values>({
    start: {
      stage: firstStage,
      setting: offeredSettings(own, firstStage)[0] ?? 'inpatient',
      started: page.today,
      planned_until: '',
      referral_source: 'not_asked',
      programme: '',
      beside: true,
      back_reason: '',
      substances: [newSubstance],
      marks: {},
    },
    nested: /^substances\[/,
    check: () => (place ? {} : { place: 'form.choose-place' }),
    send: ({ substances, marks, beside, planned_until: until, programme, back_reason: back, ...values }) =>
      send(
        admit(page.person.id, called, {
          ...values,
          place: place?.place.id ?? '',
          ...(until && { planned_until: until }),
          ...(programme && { programme }),
          ...(beside && { keyworker: me.account.id }),
          ...(back && { back_reason: back }),
          substances: substanceAnswers(substances),
          marks: marksGiven(leftOut(page, values.stage), marks),
        }),
      ),
    onDone: (outcome) => {
      tell(outcome, text.say('admit.done'));
      onClose();
    },
  });
  const before = leftOut(page, form.values.stage);

  return (
    <FormSheet
      title={text.say('admit.title')}
      about={text.say('admit.about')}
      onClose={onClose}
      submitLabel={text.say('admit.submit')}
      form={form}
    >
      {!own && (
        <PlacePicker
          label={text.say('stay.place')}
          required
          chosen={place}
          onChoose={setPlace}
          error={form.fault('place')}
          fits={(item) => Boolean(item.offers?.length)}
        />
      )}
      <StayFields form={form} place={place} today={page.today} />
      {goesBack(lastStay(page.stays)?.stage, form.values.stage) && (
        <LongTextField
          field={form.bind('back_reason')}
          label={text.say('stay.backReason')}
          hint={text.say('stay.backHint')}
        />
      )}
      {before.length > 0 && (
        <MarkFields
          stages={before}
          choices={form.values.marks}
          onChange={(marks) => form.set({ marks })}
          fault={form.fault('marks')}
        />
      )}
      <WordField field={form.bind('referral_source')} kind="referral_source" label={text.say('admit.referral')} />
      <TextField field={form.bind('programme')} label={text.say('admit.programme')} hint={text.say('form.optional')} />
      <SubstanceFields
        rows={form.values.substances}
        onChange={(substances) => form.set({ substances })}
        fault={form.fault}
      />
      <Checkbox {...form.tick('beside')} label={text.say('admit.beside')} />
    </FormSheet>
  );
}
