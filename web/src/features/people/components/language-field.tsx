import { Checkbox } from '@mantine/core';
import type { ChangeEvent } from 'react';
import { useText } from '@/lib/text/use-text';
import { parseLanguages } from '../model/registration';
import styles from './language-field.module.css';

/** Languages that people here speak most; others can be added by their code. */
const common = ['ky', 'ru', 'uz', 'tg', 'kk', 'id', 'ms', 'en', 'ar', 'sgn'];

interface LanguageFieldProps {
  field: { name: string; value: string; onChange: (event: ChangeEvent<HTMLInputElement>) => void };
}

/** Ticks for languages: each can be spoken beside the others. */
export function LanguageField({ field }: LanguageFieldProps) {
  const text = useText();
  const spoken = parseLanguages(field.value);
  const toggle = (code: string) => {
    const left = spoken.includes(code) ? spoken.filter((known) => known !== code) : [...spoken, code];
    field.onChange({ currentTarget: { value: left.join(' ') } } as ChangeEvent<HTMLInputElement>);
  };
  return (
    <fieldset className={styles.languages}>
      <legend>{text.say('register.languages')}</legend>
      {[...new Set([...common, ...spoken])].map((code) => (
        <Checkbox
          key={code}
          label={text.languageName(code)}
          checked={spoken.includes(code)}
          onChange={() => toggle(code)}
        />
      ))}
    </fieldset>
  );
}
