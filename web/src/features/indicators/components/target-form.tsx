import type { IndicatorDefinition } from '@/api-types/indicators';
import type { IndicatorTarget, LocalDate, Place } from '@/api-types/records';
import { DateField, FieldGroup, LongTextField, TextField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { inLanguage } from '@/lib/indicator';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { changeTarget, setTarget } from '../api/targets';
import { asTyped, typedValue } from '../model/target';

interface Props {
  definition: IndicatorDefinition;
  place: Place;
  today: LocalDate;
  /** What is changed; without one a new target is set. */
  target?: IndicatorTarget;
  onClose: () => void;
}

const valueLabel = {
  share: 'indicators.targets.percent',
  spread: 'indicators.targets.inDays',
  rate: 'indicators.targets.inRate',
  count: 'indicators.targets.value',
} as const;

/** What a figure is to come to at one place, from when, by when and why. */
export function TargetForm({ definition, place, today, target, onClose }: Props) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const begun = target?.starts_on !== undefined && target.starts_on <= today;
  const about = inLanguage(definition.names, text.language);
  const form = useForm({
    start: {
      value: asTyped(definition, target?.value),
      starts_on: target?.starts_on ?? today,
      reach_by: target?.reach_by ?? '',
      why: '',
      source: '',
    },
    // What is no number or day at all to the server would hide what else is wrong.
    check: ({ value, starts_on, reach_by }): Record<string, string> => ({
      ...(typedValue(definition, value) === undefined && {
        value: value.trim() ? 'target.value-out-of-range' : 'form.number-needed',
      }),
      ...(!starts_on && { starts_on: 'field.missing' }),
      ...(!reach_by && { reach_by: 'field.missing' }),
    }),
    send: ({ value, starts_on, reach_by, why, source }) => {
      const given = { value: typedValue(definition, value) ?? 0, starts_on, reach_by, why: why.trim() };
      if (target) return send(changeTarget(target, given, about));
      return send(
        setTarget(definition.id, place.id, { ...given, ...(source.trim() && { source: source.trim() }) }, about),
      );
    },
    onDone: (outcome) => {
      tell(outcome, text.say(target ? 'indicators.targets.changed' : 'indicators.targets.done'));
      onClose();
    },
  });
  const submit = text.say(target ? 'indicators.targets.change' : 'indicators.targets.set');
  return (
    <FormSheet
      title={text.say(target ? 'indicators.targets.changeTitle' : 'indicators.targets.set')}
      about={`${about} · ${text.place(place) ?? ''}. ${text.say(
        target ? 'indicators.targets.changeAbout' : 'indicators.targets.about',
      )}`}
      onClose={onClose}
      submitLabel={submit}
      form={form}
    >
      <TextField
        field={form.bind('value')}
        label={text.say(valueLabel[definition.figure])}
        hint={text.say(
          definition.polarity === 'lower' ? 'indicators.targets.betterLower' : 'indicators.targets.betterHigher',
        )}
        inputMode="numeric"
        required
      />
      <FieldGroup>
        {/* Figures are measured by it already. */}
        {!begun && <DateField field={form.bind('starts_on')} label={text.say('indicators.targets.from')} required />}
        <DateField field={form.bind('reach_by')} label={text.say('indicators.targets.by')} min={today} required />
      </FieldGroup>
      <LongTextField
        field={form.bind('why')}
        label={text.say(target ? 'indicators.targets.changeReason' : 'indicators.targets.reason')}
        hint={text.say('indicators.targets.reasonHint')}
        required
      />
      {!target && (
        <TextField
          field={form.bind('source')}
          label={text.say('indicators.targets.source')}
          hint={text.say('form.optional')}
        />
      )}
    </FormSheet>
  );
}
