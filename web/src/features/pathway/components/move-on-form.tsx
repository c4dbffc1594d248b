import { useQuery } from '@tanstack/react-query';
import type { PersonPage } from '@/api-types/people';
import type { Stay } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { FieldGroup, LongTextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { placesQuery } from '@/lib/queries/places';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { moveOn } from '../api/stays';
import { endReasons } from '../model/end-reasons';
import { goesBack, leftOut, likelyNext } from '../model/next-stage';
import { offeredSettings, offeredStages } from '../model/offered';
import { MarkFields, marksGiven, type MarkChoices } from './mark-fields';
import { StayFields, type StayValues } from './stay-fields';

interface MoveOnFormProps {
  page: PersonPage;
  stay: Stay;
  called: string | undefined;
  onClose: () => void;
}

interface Values extends StayValues {
  end_type: Word<'end_type'>;
  end_reason: Word<'end_reason'>;
  back_reason: string;
  marks: MarkChoices;
}

/** The next stage in the same house: ends and begins in one save. */
export function MoveOnForm(props: MoveOnFormProps) {
  const places = useQuery(placesQuery());
  return places.isPending ? null : <MoveOnFields {...props} />;
}

function MoveOnFields({ page, stay, called, onClose }: MoveOnFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const place = useQuery(placesQuery()).data?.items.find((item) => item.place.id === stay.home);
  const offered = offeredStages(place);
  const next = likelyNext(stay.stage, offered) ?? 'treatment';
  const form = useForm<Values>({
    start: {
      stage: next,
      setting: offeredSettings(place, next)[0] ?? 'inpatient',
      started: page.today,
      planned_until: '',
      end_type: 'as_planned',
      end_reason: 'programme_completed',
      back_reason: '',
      marks: {},
    },
    send: ({ marks, planned_until: until, back_reason: back, ...values }) =>
      send(
        moveOn(
          stay,
          { person: page.person.id, called },
          {
            ...values,
            place: stay.home ?? '',
            ...(until && { planned_until: until }),
            ...(back && { back_reason: back }),
            marks: marksGiven(leftOut(page, values.stage), marks),
          },
        ),
      ),
    onDone: (outcome) => {
      tell(outcome, text.say('moveOn.done'));
      onClose();
    },
  });
  const before = leftOut(page, form.values.stage);

  return (
    <FormSheet
      title={text.say('moveOn.title')}
      about={text.say('moveOn.about')}
      onClose={onClose}
      submitLabel={text.say('moveOn.submit')}
      form={form}
    >
      <StayFields form={form} place={place} today={page.today} />
      {goesBack(stay.stage, form.values.stage) && (
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
      <FieldGroup legend={text.say('moveOn.howEnds')}>
        <WordField field={form.bind('end_type')} kind="end_type" label={text.say('end.type')} />
        <WordField
          field={form.bind('end_reason')}
          kind="end_reason"
          label={text.say('end.reason')}
          only={endReasons(form.values.end_type)}
        />
      </FieldGroup>
    </FormSheet>
  );
}
