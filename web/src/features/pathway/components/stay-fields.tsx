import type { PlaceItem } from '@/api-types/places';
import type { Stage, Word } from '@/api-types/words';
import { DateField, FieldGroup, WordField } from '@/components/fields';
import type { useForm } from '@/lib/form';
import { daysBetween, isDate } from '@/lib/dates';
import { useText } from '@/lib/text/use-text';
import { offeredSettings, offeredStages } from '../model/offered';

export interface StayValues {
  stage: Stage;
  setting: Word<'setting'>;
  started: string;
  planned_until: string;
}

interface StayFieldsProps<V extends StayValues> {
  form: Pick<ReturnType<typeof useForm<V>>, 'bind' | 'values' | 'set'>;
  place: PlaceItem | undefined;
  today: string;
}

/** Stage, setting and days of a new stay; what the place does not offer is not asked. */
export function StayFields<V extends StayValues>({ form, place, today }: StayFieldsProps<V>) {
  const text = useText();
  const { stage, setting, started, planned_until: until } = form.values;
  // Another stage may be offered in other settings only.
  const chooseStage = {
    ...form.bind('stage'),
    onChange: (event: { currentTarget: { value: string } }) => {
      const next = event.currentTarget.value as Stage;
      const settings = offeredSettings(place, next);
      form.set({ stage: next, setting: settings.find((one) => one === setting) ?? settings[0] } as Partial<V>);
    },
  };
  // First and last day included; which kind of programme that is, the server decides.
  const days = isDate(started) && isDate(until) ? daysBetween(started, until) + 1 : 0;
  return (
    <>
      <FieldGroup>
        <WordField field={chooseStage} kind="stage" label={text.say('stay.stage')} only={offeredStages(place)} />
        <WordField
          field={form.bind('setting')}
          kind="setting"
          label={text.say('stay.setting')}
          only={offeredSettings(place, stage)}
        />
      </FieldGroup>
      <FieldGroup>
        <DateField field={form.bind('started')} label={text.say('stay.started')} max={today} required />
        <DateField
          field={form.bind('planned_until')}
          label={text.say('stay.plannedUntil')}
          min={started}
          hint={days > 0 ? text.say('stay.days', { count: days }) : undefined}
        />
      </FieldGroup>
    </>
  );
}
