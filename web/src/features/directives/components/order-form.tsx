import { useQuery } from '@tanstack/react-query';
import type { CountedAct, Directive, DirectiveOrder, LocalDate, PlaceId } from '@/api-types/records';
import type { Stage, Word } from '@/api-types/words';
import { DateField, FieldGroup, LongTextField, SelectField, TextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { PlaceTree } from '@/components/place-tree';
import { useForm } from '@/lib/form';
import { treeOf, withoutCovered } from '@/lib/place-tree';
import { allPlacesQuery } from '@/lib/queries/places';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { amendDirective, formsQuery, issueDirective } from '../api/directives';

interface OrderFormProps {
  /** The nation or region that orders. */
  issuer: PlaceId;
  today: LocalDate;
  /** What is worded anew; none: a new directive. */
  before?: Directive;
  onClose: () => void;
}

interface Values {
  number: string;
  title: string;
  aim: string;
  basis: string;
  places: PlaceId[];
  kind: Word<'act_kind'>;
  whom: Word<'act_whom'>;
  stage: Stage | '';
  contact: Word<'contact_kind'> | '';
  instrument: string;
  act_by: string;
  ends_on: string;
  why: string;
}

const paths: Record<string, keyof Values> = {
  'order.title': 'title',
  'order.aim': 'aim',
  'order.basis': 'basis',
  'order.places': 'places',
  'order.counts.kind': 'kind',
  'order.counts.whom': 'whom',
  'order.counts.stage': 'stage',
  'order.counts.contact': 'contact',
  'order.counts.instrument': 'instrument',
  'order.act_by': 'act_by',
  'order.ends_on': 'ends_on',
};

function startOf(order: DirectiveOrder | undefined): Values {
  return {
    number: '',
    title: order?.title ?? '',
    aim: order?.aim ?? '',
    basis: order?.basis ?? '',
    places: order?.places ?? [],
    kind: order?.counts.kind ?? 'contact_held',
    whom: order?.counts.whom ?? 'anybody',
    stage: order?.counts.stage ?? '',
    contact: order?.counts.contact ?? '',
    instrument: order?.counts.instrument ?? '',
    act_by: order?.act_by ?? '',
    ends_on: order?.ends_on ?? '',
    why: '',
  };
}

const ofAStage = (kind: Values['kind']) => kind === 'stay_started' || kind === 'arrival_confirmed';

function countsOf({ kind, whom, stage, contact, instrument }: Values): CountedAct {
  return {
    kind,
    whom: kind === 'own_statement' ? 'anybody' : whom,
    ...(ofAStage(kind) && stage && { stage }),
    ...(kind === 'contact_held' && contact && { contact }),
    ...(kind === 'form_finished' && instrument && { instrument }),
  };
}

function orderOf(values: Values): DirectiveOrder {
  const { title, aim, basis, places, act_by, ends_on } = values;
  return {
    title,
    aim,
    ...(basis && { basis }),
    places,
    counts: countsOf(values),
    act_by,
    ...(ends_on && { ends_on }),
  };
}

/** A new order, or a new wording of one: short, and countable from what centres record anyway. */
export function OrderForm({ issuer, today, before, onClose }: OrderFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const below = useQuery(allPlacesQuery(issuer));
  const forms = useQuery(formsQuery);
  const tree = below.data && treeOf(below.data, issuer);
  const form = useForm<Values>({
    start: startOf(before?.order),
    // A day left empty is no date at all to the server, and would hide what else is wrong.
    check: ({ act_by }): Record<string, string> => (act_by ? {} : { act_by: 'field.missing' }),
    paths,
    send: (values) => {
      const places = tree ? withoutCovered(tree, new Set(values.places)) : values.places;
      const order = orderOf({ ...values, places });
      return send(before ? amendDirective(before, order, values.why) : issueDirective(issuer, values.number, order));
    },
    onDone: (outcome) => {
      tell(outcome, text.say(before ? 'directives.amended' : 'directives.issued'));
      onClose();
    },
  });
  const { values } = form;
  const placeFault =
    form.fault('places') ?? values.places.map((_, index) => form.fault(`order.places[${index}]`)).find(Boolean);

  return (
    <FormSheet
      title={text.say(before ? 'directives.amend' : 'directives.issue')}
      about={text.say(before ? 'directives.amendAbout' : 'directives.form.about')}
      onClose={onClose}
      submitLabel={text.say(before ? 'directives.amend' : 'directives.issue')}
      form={form}
    >
      <TextField field={form.bind('title')} label={text.say('directives.form.title')} required />
      {!before && <TextField field={form.bind('number')} label={text.say('directives.form.number')} required />}
      <LongTextField field={form.bind('aim')} label={text.say('directives.form.aim')} required />
      {tree && (
        <PlaceTree
          label={text.say('directives.form.places')}
          hint={text.say('directives.form.placesHint')}
          root={tree}
          chosen={values.places}
          onChange={(places) => form.set({ places })}
          error={placeFault}
        />
      )}
      <FieldGroup legend={text.say('directives.counts')}>
        <WordField field={form.bind('kind')} kind="act_kind" label={text.say('directives.form.kind')} />
        {values.kind !== 'own_statement' && (
          <WordField field={form.bind('whom')} kind="act_whom" label={text.say('directives.form.whom')} />
        )}
        {ofAStage(values.kind) && (
          <WordField
            field={form.bind('stage')}
            kind="stage"
            label={text.say('directives.form.stage')}
            none={text.say('directives.form.anyStage')}
          />
        )}
        {values.kind === 'contact_held' && (
          <WordField
            field={form.bind('contact')}
            kind="contact_kind"
            label={text.say('directives.form.contact')}
            none={text.say('directives.form.anyContact')}
          />
        )}
        {values.kind === 'form_finished' && (
          <SelectField
            field={form.bind('instrument')}
            label={text.say('directives.form.instrument')}
            data={[
              { value: '', label: text.say('directives.form.choose') },
              ...(forms.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title })),
            ]}
            required
          />
        )}
      </FieldGroup>
      <FieldGroup>
        <DateField field={form.bind('act_by')} label={text.say('directives.form.actBy')} min={today} required />
        <DateField
          field={form.bind('ends_on')}
          label={text.say('directives.form.endsOn')}
          hint={text.say('form.optional')}
          min={values.act_by || today}
        />
      </FieldGroup>
      <TextField
        field={form.bind('basis')}
        label={text.say('directives.form.basis')}
        hint={text.say('form.optional')}
      />
      {before && <LongTextField field={form.bind('why')} label={text.say('directives.amendWhy')} required />}
    </FormSheet>
  );
}
