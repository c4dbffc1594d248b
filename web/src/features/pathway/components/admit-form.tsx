import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonPage } from '@/api-types/people';
import type { PlaceItem } from '@/api-types/places';
import type { Handover, HandoverId, Place } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { LongTextField, TextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { PlacePicker } from '@/components/place-picker';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { may } from '@/lib/permissions';
import { myDayQuery } from '@/lib/queries/board';
import { placeQuery } from '@/lib/queries/places';
import { useMe } from '@/lib/queries/session';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { admit } from '../api/admit';
import { arrivalMeant, arrivalOnPage, arrivalsFor, startOf } from '../model/arrival';
import { goesBack, lastStay, leftOut } from '../model/next-stage';
import { ArrivalField } from './arrival-field';
import { MarkFields, marksGiven, type MarkChoices } from './mark-fields';
import { StayFields, type StayValues } from './stay-fields';
import { SubstanceFields, newSubstance, substanceAnswers, type SubstanceRow } from './substance-fields';

interface AdmitFormProps {
  page: PersonPage;
  called: string | undefined;
  /** The arrival from which one came here. */
  arrival: HandoverId | undefined;
  onClose: () => void;
}

interface Values extends StayValues {
  place: PlaceItem | undefined;
  referral_source: Word<'referral_source'>;
  programme: string;
  beside: boolean;
  back_reason: string;
  substances: SubstanceRow[];
  marks: MarkChoices;
  handover: string;
}

/** Begins care: waits until the own place and who arrived there are known, because they say what care begins with. */
export function AdmitForm({ arrival, ...props }: AdmitFormProps) {
  const me = useMe();
  const house = useQuery(placeQuery(me.place?.id));
  // A day that was read before the arrival was confirmed does not know of it, so it is read anew.
  const day = useQuery({ ...myDayQuery, enabled: may(me.permissions, 'my-day.read'), refetchOnMount: 'always' });
  const [ready, setReady] = useState(false);
  const { own: listed, others } = arrivalsFor(day.data?.arrived ?? [], props.page.person.id);
  const came = listed ?? arrivalOnPage(props.page, me.place?.id, arrival);
  // Once shown it stays, also while the day is read again: what was entered would be lost.
  if (!ready && !house.isLoading && (came || !day.isFetching)) setReady(true);
  if (!ready) return null;
  return (
    <AdmitFields
      {...props}
      own={house.data?.offers?.length ? house.data : undefined}
      came={came ?? others.find(({ id }) => id === arrival)}
      others={came ? [] : others}
      from={day.data?.places}
      meant={came ? '' : arrivalMeant(others, arrival)}
    />
  );
}

interface AdmitFieldsProps extends Omit<AdmitFormProps, 'arrival'> {
  own: PlaceItem | undefined;
  came: Handover | undefined;
  others: readonly Handover[];
  from: readonly Place[] | undefined;
  meant: HandoverId | '';
}

function AdmitFields({ page, called, onClose, own, came, others, from, meant }: AdmitFieldsProps) {
  const text = useText();
  const me = useMe();
  const send = useSend();
  const tell = useTell();
  const form = useForm<Values>({
    start: {
      place: own,
      ...startOf(came, own, page.today),
      handover: meant,
      planned_until: '',
      programme: '',
      // Only who works with people in care goes beside them by default; a reception or an office writes it down for others.
      beside: may(me.permissions, 'assessment.write'),
      back_reason: '',
      substances: [newSubstance],
      marks: {},
    },
    check: ({ place }) => (place ? {} : { place: 'form.choose-place' }),
    send: ({
      place,
      substances,
      marks,
      beside,
      planned_until: until,
      programme,
      back_reason: back,
      handover,
      ...values
    }) =>
      send(
        admit(page.person.id, called, {
          ...values,
          place: place?.place.id ?? '',
          ...(until && { planned_until: until }),
          ...(programme && { programme }),
          ...(beside && { keyworker: me.account.id }),
          ...(back && { back_reason: back }),
          ...(handover && { handover }),
          substances: substanceAnswers(substances),
          marks: marksGiven(leftOut(page, values.stage), marks),
        }),
      ),
    onDone: (outcome) => {
      tell(outcome, text.say('admit.done'));
      onClose();
    },
  });
  const { place } = form.values;
  const before = leftOut(page, form.values.stage);

  return (
    <FormSheet
      title={text.say('admit.title')}
      about={text.say('admit.about')}
      onClose={onClose}
      submitLabel={text.say('admit.submit')}
      form={form}
    >
      {others.length > 0 && <ArrivalField field={form.bind('handover')} arrivals={others} places={from} />}
      {!own && (
        <PlacePicker
          label={text.say('stay.place')}
          required
          chosen={place}
          onChoose={(chosen) => form.set({ place: chosen })}
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
