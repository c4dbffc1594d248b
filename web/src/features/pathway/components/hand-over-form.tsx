import { Radio } from '@mantine/core';
import type { PersonPage } from '@/api-types/people';
import type { PlaceItem } from '@/api-types/places';
import type { Stay } from '@/api-types/records';
import type { Stage, Word } from '@/api-types/words';
import { DateField, FieldGroup, LongTextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { PlacePicker } from '@/components/place-picker';
import { addDays } from '@/lib/dates';
import { useForm } from '@/lib/form';
import { newId } from '@/lib/ids';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { stageAfter } from '@/lib/stages';
import { useText } from '@/lib/text/use-text';
import { handOver } from '../api/handovers';
import { consentText, fingerprint } from '../model/consent-text';
import { consentMissing, consentSaid, notAgreed, type ConsentValues } from '../model/consent-values';
import { offeredSettings } from '../model/offered';
import { ConsentFields } from './consent-fields';

interface HandOverFormProps {
  page: PersonPage;
  stay: Stay;
  called: string | undefined;
  onClose: () => void;
}

interface Values extends ConsentValues {
  to: PlaceItem | undefined;
  stage: Stage;
  setting: Word<'setting'>;
  expected_on: string;
  reason: string;
  share: 'fact' | 'consent';
}

/** Asks another house to take somebody: which, when, and what it may know. */
export function HandOverForm({ page, stay, called, onClose }: HandOverFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const form = useForm<Values>({
    start: {
      to: undefined,
      stage: (stay.stage && stageAfter(stay.stage)) ?? 'treatment',
      setting: 'inpatient',
      expected_on: addDays(page.today, 1),
      reason: '',
      share: 'fact',
      ...notAgreed(page.today),
    },
    check: (values) => ({
      ...(!values.to && { to: 'form.choose-place' }),
      ...(values.share === 'consent' && consentMissing(values)),
    }),
    paths: {
      'consent.consequences_told': 'told',
      'consent.copy_given': 'copy',
      'consent.classes': 'classes',
      'consent.valid_until': 'valid_until',
      'consent.capacity': 'capacity',
    },
    send: async (values) => send(handOver(stay, { person: page.person.id, called }, await body(values))),
    onDone: (outcome) => {
      tell(outcome, text.say('handOver.done'));
      onClose();
    },
  });

  const body = async ({ to, stage, setting, expected_on, reason, share, ...consent }: Values) => ({
    to: to?.place.id ?? '',
    stage,
    setting,
    expected_on,
    ...(reason && { reason }),
    ...(share === 'consent' && { consent: await terms(to, consent) }),
  });
  const terms = async (to: PlaceItem | undefined, { classes, valid_until, told, copy, ...said }: ConsentValues) => ({
    id: newId(),
    rule_set: 'homeward.basic',
    ...consentSaid(said),
    language: text.language,
    text_hash: await fingerprint(
      consentText(text, { classes, recipient: text.place(to?.place) ?? '', until: valid_until }),
    ),
    purposes: ['care' as const],
    classes,
    recipient_kind: 'place' as const,
    recipient: to?.place.id ?? '',
    redisclosure: false,
    signed_on: page.today,
    valid_until,
    copy_given: copy,
    consequences_told: told,
    refused: false,
  });

  const { to, stage, share } = form.values;
  const fits = (item: PlaceItem) =>
    item.place.id !== stay.home && (item.offers ?? []).some((offer) => offer.stage === stage);
  const soft = (item: PlaceItem) => {
    const settings = offeredSettings(item, stage).map((setting) => text.word('setting', setting));
    return [item.place.kind && text.word('place_kind', item.place.kind), ...settings].filter(Boolean).join(' · ');
  };
  // Another stage may be offered by other houses only.
  const chooseStage = {
    ...form.bind('stage'),
    onChange: (event: { currentTarget: { value: string } }) => {
      const next = event.currentTarget.value as Stage;
      const stays = to?.offers?.some((offer) => offer.stage === next) ? to : undefined;
      form.set({ to: stays, stage: next, setting: offeredSettings(stays, next)[0] ?? 'inpatient' });
    },
  };
  const choosePlace = (item: PlaceItem | undefined) => {
    form.set({ to: item, setting: offeredSettings(item, stage)[0] ?? 'inpatient' });
  };

  return (
    <FormSheet
      title={text.say('handOver.title')}
      about={text.say(stay.ended ? 'handOver.aboutEnded' : 'handOver.about')}
      onClose={onClose}
      submitLabel={text.say('handOver.submit')}
      form={form}
    >
      <WordField field={chooseStage} kind="stage" label={text.say('handOver.stage')} />
      <PlacePicker
        label={text.say('handOver.to')}
        required
        chosen={to}
        onChoose={choosePlace}
        error={form.fault('to')}
        fits={fits}
        soft={soft}
        nothing={text.say('handOver.noHouse', { stage: text.word('stage', stage) })}
      />
      <FieldGroup>
        <WordField
          field={form.bind('setting')}
          kind="setting"
          label={text.say('stay.setting')}
          only={offeredSettings(to, stage)}
        />
        <DateField field={form.bind('expected_on')} label={text.say('handOver.expected')} min={page.today} required />
      </FieldGroup>
      <LongTextField field={form.bind('reason')} label={text.say('handOver.reason')} hint={text.say('form.optional')} />
      <Radio.Group label={text.say('handOver.share')} value={share} onChange={(value) => form.set({ share: value })}>
        <Radio
          value="fact"
          label={text.say('handOver.shareFact')}
          description={text.say('handOver.shareFactHint')}
          mt={8}
        />
        <Radio
          value="consent"
          label={text.say('handOver.shareConsent')}
          description={text.say('handOver.shareConsentHint')}
          mt={8}
        />
      </Radio.Group>
      {share === 'consent' && (
        <ConsentFields form={form} recipient={text.place(to?.place) ?? text.say('handOver.thatHouse')} />
      )}
    </FormSheet>
  );
}
