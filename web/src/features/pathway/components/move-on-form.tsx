import { useQuery } from '@tanstack/react-query';
import type { PersonPage } from '@/api-types/people';
import type { Stay } from '@/api-types/records';
import { LongTextField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { placeQuery } from '@/lib/queries/places';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { moveOn } from '../api/stays';
import { endsThatGoOn } from '../model/end-reasons';
import { endMissing, endNotSaid, endSaid, type EndValues } from '../model/end-values';
import { goesBack, leftOut, likelyNext } from '../model/next-stage';
import { offeredSettings, offeredStages } from '../model/offered';
import { EndFields } from './end-fields';
import { MarkFields, marksGiven, type MarkChoices } from './mark-fields';
import { StayFields, type StayValues } from './stay-fields';

interface MoveOnFormProps {
  page: PersonPage;
  stay: Stay;
  called: string | undefined;
  onClose: () => void;
}

interface Values extends StayValues, EndValues {
  back_reason: string;
  marks: MarkChoices;
}

/** The next stage in the same house: ends and begins in one save. */
export function MoveOnForm(props: MoveOnFormProps) {
  const house = useQuery(placeQuery(props.stay.home));
  return house.isLoading ? null : <MoveOnFields {...props} />;
}

function MoveOnFields({ page, stay, called, onClose }: MoveOnFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const place = useQuery(placeQuery(stay.home)).data;
  const offered = offeredStages(place);
  const next = likelyNext(stay.stage, offered) ?? 'treatment';
  const form = useForm<Values>({
    start: {
      stage: next,
      setting: offeredSettings(place, next)[0] ?? 'inpatient',
      started: page.today,
      planned_until: '',
      ...endNotSaid,
      back_reason: '',
      marks: {},
    },
    check: endMissing,
    // The running stay ends on the day on which the next one begins: one day, asked once.
    paths: { ended: 'started' },
    send: ({ marks, planned_until: until, back_reason: back, end_type, end_reason, ...values }) =>
      send(
        moveOn(
          stay,
          { person: page.person.id, called },
          {
            ...values,
            ...endSaid({ end_type, end_reason }),
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
      <EndFields form={form} legend={text.say('moveOn.howEnds')} only={endsThatGoOn} />
    </FormSheet>
  );
}
