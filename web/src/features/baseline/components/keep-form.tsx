import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { DirectiveId, LocalDate, PlaceId } from '@/api-types/records';
import { DateField, FieldGroup, SelectField, TextField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { PlaceTree } from '@/components/place-tree';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { periodName, periodsOver } from '@/lib/periods';
import { treeOf, withoutCovered } from '@/lib/place-tree';
import { indicatorsQuery } from '@/lib/queries/indicators';
import { allPlacesQuery } from '@/lib/queries/places';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { directivesToLinkQuery, keepBaseline, type ToKeep } from '../api/baselines';
import { IndicatorChoice } from './indicator-choice';

interface Values {
  name: string;
  directive: DirectiveId;
  starts_on: string;
  before: string;
  indicators: string[];
  taking_part: PlaceId[];
  not_yet: PlaceId[];
  by_lot: boolean;
  at_once: string;
  months_between: string;
}

const toKeep = (values: Values, cut: (places: readonly PlaceId[]) => PlaceId[]): ToKeep => ({
  name: values.name,
  ...(values.directive && { directive: values.directive }),
  starts_on: values.starts_on,
  before: values.before,
  indicators: values.indicators,
  taking_part: cut(values.taking_part),
  not_yet: values.by_lot ? [] : cut(values.not_yet),
  ...(values.by_lot && { at_once: Number(values.at_once) }),
  ...(values.by_lot && values.months_between && { months_between: Number(values.months_between) }),
});

const whole = /^\d{1,3}$/;

/** Kept before something begins: what is watched, where, and who begins when. */
export function KeepForm({ keeper, today, onClose }: { keeper: PlaceId; today: LocalDate; onClose: () => void }) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const below = useQuery(allPlacesQuery(keeper));
  const definitions = useQuery(indicatorsQuery);
  const directives = useQuery(directivesToLinkQuery);
  const tree = below.data && treeOf(below.data, keeper);
  const { years, quarters, months } = periodsOver(today);
  const named = (periods: string[]) => periods.map((value) => ({ value, label: periodName(text, value) }));
  const form = useForm<Values>({
    start: {
      name: '',
      directive: '',
      starts_on: '',
      before: quarters[0] ?? '',
      indicators: [],
      taking_part: [],
      not_yet: [],
      by_lot: false,
      at_once: '1',
      months_between: '',
    },
    // What is no date or number at all to the server would hide what else is wrong.
    check: ({ starts_on, by_lot, at_once, months_between }): Record<string, string> => ({
      ...(!starts_on && { starts_on: 'field.missing' }),
      ...(by_lot && !whole.test(at_once) && { at_once: 'baseline.lot-of-all' }),
      ...(by_lot && months_between && !whole.test(months_between) && { months_between: 'baseline.months-not-fitting' }),
    }),
    send: (values) =>
      send(
        keepBaseline(
          keeper,
          toKeep(values, (places) => (tree ? withoutCovered(tree, new Set(places)) : [...places])),
        ),
      ),
    onDone: (outcome) => {
      tell(outcome, text.say('baseline.kept'));
      onClose();
    },
  });
  const { values } = form;
  const faultOf = (name: 'indicators' | 'taking_part' | 'not_yet') =>
    form.fault(name) ?? values[name].map((_, index) => form.fault(`${name}[${index}]`)).find(Boolean);

  return (
    <FormSheet
      title={text.say('baseline.keep')}
      about={text.say('baseline.keepAbout')}
      onClose={onClose}
      submitLabel={text.say('baseline.form.submit')}
      form={form}
    >
      <TextField field={form.bind('name')} label={text.say('baseline.form.name')} required />
      <FieldGroup>
        <DateField field={form.bind('starts_on')} label={text.say('baseline.form.startsOn')} min={today} required />
        <SelectField
          field={form.bind('before')}
          label={text.say('baseline.form.before')}
          hint={text.say('baseline.form.beforeHint')}
          data={[
            { group: text.say('indicators.by.quarter'), items: named(quarters) },
            { group: text.say('indicators.by.year'), items: named(years) },
            { group: text.say('indicators.by.month'), items: named(months) },
          ]}
        />
      </FieldGroup>
      <SelectField
        field={form.bind('directive')}
        label={text.say('baseline.form.directive')}
        data={[
          { value: '', label: text.say('baseline.form.noDirective') },
          ...(directives.data?.items ?? []).map(({ directive }) => ({
            value: directive.id,
            label: directive.order?.title ?? directive.number ?? '',
          })),
        ]}
      />
      <IndicatorChoice
        definitions={definitions.data?.items ?? []}
        chosen={values.indicators}
        onChange={(indicators) => form.set({ indicators })}
        error={faultOf('indicators')}
      />
      <Checkbox
        {...form.tick('by_lot')}
        label={text.say('baseline.form.byLot')}
        description={text.say('baseline.form.byLotHint')}
      />
      {tree && (
        <PlaceTree
          label={text.say(values.by_lot ? 'baseline.form.drawn' : 'baseline.form.takingPart')}
          hint={text.say('baseline.form.placesHint')}
          root={tree}
          chosen={values.taking_part}
          onChange={(taking_part) => form.set({ taking_part })}
          error={faultOf('taking_part')}
        />
      )}
      {tree && !values.by_lot && (
        <PlaceTree
          label={text.say('baseline.form.notYet')}
          hint={text.say('baseline.form.notYetHint')}
          root={tree}
          chosen={values.not_yet}
          onChange={(not_yet) => form.set({ not_yet })}
          error={faultOf('not_yet')}
        />
      )}
      {values.by_lot && (
        <FieldGroup>
          <TextField
            field={form.bind('at_once')}
            label={text.say('baseline.form.atOnce')}
            inputMode="numeric"
            required
          />
          <TextField
            field={form.bind('months_between')}
            label={text.say('baseline.form.monthsBetween')}
            hint={text.say('baseline.form.monthsHint')}
            inputMode="numeric"
          />
        </FieldGroup>
      )}
    </FormSheet>
  );
}
