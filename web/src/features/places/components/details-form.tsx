import type { PlaceItem } from '@/api-types/places';
import { DateField, FieldGroup, TextField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { languages } from '@/lib/text/languages';
import { useText } from '@/lib/text/use-text';
import { changePlace } from '../api/places';

interface Values {
  name: string;
  /** The name in other languages, by language. */
  names: Record<string, string>;
  zone: string;
  code: string;
  telephone: string;
  opened: string;
}

/** How a place is called and reached, and since when it is open. */
export function DetailsForm({ item: { place }, onClose }: { item: PlaceItem; onClose: () => void }) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const known = place.local_names ?? [];
  const inLanguages = [...new Set([...languages.map(({ code }) => code), ...known.map(({ language }) => language)])];
  const form = useForm<Values>({
    start: {
      name: place.name ?? '',
      names: Object.fromEntries(known.map(({ language, name }) => [language, name])),
      zone: place.zone ?? '',
      code: place.code ?? '',
      telephone: place.telephone ?? '',
      opened: place.opened ?? '',
    },
    check: ({ name }) => (name.trim() ? {} : { name: 'place.name-missing' }),
    send: ({ name, names, zone, code, telephone, opened }) =>
      send(
        changePlace(place, {
          name: name.trim(),
          local_names: inLanguages.flatMap((language) => {
            const local = names[language]?.trim();
            return local ? [{ language, name: local }] : [];
          }),
          zone: zone.trim(),
          ...(code && { code }),
          ...(telephone && { telephone }),
          ...(opened && { opened }),
        }),
      ),
    onDone: (outcome) => {
      tell(outcome, text.say('places.changed'));
      onClose();
    },
  });
  const { names } = form.values;
  return (
    <FormSheet
      title={text.say('places.changeTitle', { place: text.place(place) ?? '' })}
      onClose={onClose}
      submitLabel={text.say('action.save')}
      form={form}
    >
      <TextField field={form.bind('name')} label={text.say('places.name')} required />
      <FieldGroup>
        {inLanguages.map((language) => (
          <TextField
            key={language}
            label={text.say('places.nameIn', { language: text.languageName(language) })}
            field={{
              name: `name-${language}`,
              value: names[language] ?? '',
              error: undefined,
              onChange: (event) => form.set({ names: { ...names, [language]: event.currentTarget.value } }),
            }}
          />
        ))}
      </FieldGroup>
      <DateField
        field={form.bind('opened')}
        label={text.say('places.opened')}
        hint={text.say('places.openedChange')}
        {...(place.opened && { max: place.opened })}
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
    </FormSheet>
  );
}
