import { Checkbox } from '@mantine/core';
import type { Word } from '@/api-types/words';
import { DateField, FieldGroup, WordField } from '@/components/fields';
import type { useForm } from '@/lib/form';
import { useText } from '@/lib/text/use-text';
import { consentText } from '../model/consent-text';
import type { ConsentValues } from '../model/consent-values';
import styles from './consent-fields.module.css';

/** In the order in which one asks, the likeliest first. */
const allClasses: Word<'consent_class'>[] = ['identity', 'contact', 'care', 'clinical', 'note', 'intimate'];

interface ConsentFieldsProps<V extends ConsentValues> {
  form: Pick<ReturnType<typeof useForm<V>>, 'bind' | 'tick' | 'values' | 'set' | 'fault'>;
  recipient: string;
  /** What is agreed to, and the words for it, where the recipient is no house. */
  legend?: string;
  sentences?: typeof consentText;
}

/** A consent in plain words: tick what is shared, read the sentences out, note how it was given. */
export function ConsentFields<V extends ConsentValues>({
  form,
  recipient,
  legend,
  sentences = consentText,
}: ConsentFieldsProps<V>) {
  const text = useText();
  const { classes, valid_until: until } = form.values;
  const toggle = (word: Word<'consent_class'>) => {
    const left = classes.includes(word) ? classes.filter((known) => known !== word) : [...classes, word];
    form.set({ classes: left } as Partial<V>);
  };
  return (
    <div className={styles.consent}>
      <fieldset className={styles.parts}>
        <legend>{legend ?? text.say('consent.whatShared')}</legend>
        {allClasses.map((word) => (
          <Checkbox
            key={word}
            label={text.word('consent_class', word)}
            checked={classes.includes(word)}
            onChange={() => toggle(word)}
          />
        ))}
        {form.fault('classes') && <p className={styles.fault}>{form.fault('classes')}</p>}
      </fieldset>
      <blockquote className={styles.paper} lang={text.language}>
        {classes.length === 0 ? (
          <p>{text.say('consent.nothingYet')}</p>
        ) : (
          sentences(text, { classes, recipient, until }).map((sentence) => <p key={sentence}>{sentence}</p>)
        )}
      </blockquote>
      <FieldGroup>
        <WordField
          field={form.bind('grantor')}
          kind="grantor_kind"
          label={text.say('consent.grantor')}
          none={text.say('consent.choose')}
          required
        />
        <WordField
          field={form.bind('method')}
          kind="consent_method"
          label={text.say('consent.method')}
          none={text.say('consent.choose')}
          required
        />
        <WordField
          field={form.bind('capacity')}
          kind="capacity_note"
          label={text.say('consent.capacity')}
          hint={text.say('consent.capacityHint')}
          none={text.say('consent.choose')}
          required
        />
        <DateField field={form.bind('valid_until')} label={text.say('consent.validUntil')} required />
      </FieldGroup>
      <Checkbox {...form.tick('told')} label={text.say('consent.told')} />
      <Checkbox {...form.tick('copy')} label={text.say('consent.copy')} />
    </div>
  );
}
