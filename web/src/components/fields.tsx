import { Fieldset, NativeSelect, Textarea, TextInput, type NativeSelectProps } from '@mantine/core';
import type { ChangeEvent, ReactNode } from 'react';
import type { Word, WordKind } from '@/api-types/words';
import { words } from '@/api-types/words';
import { useText } from '@/lib/text/use-text';
import styles from './fields.module.css';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export interface Bound {
  name: string;
  value: string;
  error: string | undefined;
  onChange: (event: ChangeEvent<Field>) => void;
}

interface Labelled {
  label: string;
  /** What is meant, in one line under the label. */
  hint?: string | undefined;
  required?: boolean;
}

const common = ({ label, hint, required }: Labelled) => ({
  label,
  ...(hint && { description: hint }),
  ...(required && { required: true, withAsterisk: false }),
});

export function TextField({
  field,
  type,
  autoComplete,
  inputMode,
  placeholder,
  ...labelled
}: Labelled & {
  field: Bound;
  type?: 'text' | 'password' | 'tel' | 'number' | 'time';
  autoComplete?: string;
  inputMode?: 'numeric' | 'tel' | 'text';
  placeholder?: string;
}) {
  return (
    <TextInput
      {...common(labelled)}
      {...field}
      type={type ?? 'text'}
      autoComplete={autoComplete ?? 'off'}
      {...(inputMode && { inputMode })}
      {...(placeholder && { placeholder })}
    />
  );
}

export function DateField({ field, min, max, ...labelled }: Labelled & { field: Bound; min?: string; max?: string }) {
  return <TextInput {...common(labelled)} {...field} type="date" {...(min && { min })} {...(max && { max })} />;
}

export function LongTextField({ field, ...labelled }: Labelled & { field: Bound }) {
  return <Textarea {...common(labelled)} {...field} autosize={false} rows={3} />;
}

export function SelectField({
  field,
  data,
  ...labelled
}: Labelled & { field: Bound; data: NativeSelectProps['data'] }) {
  return <NativeSelect {...common(labelled)} {...field} {...(data && { data })} />;
}

/** One word of an enumeration; `none` is the sentence for not choosing. */
export function WordField<K extends WordKind>({
  kind,
  only,
  none,
  ...rest
}: Labelled & {
  field: Bound;
  kind: K;
  only?: readonly Word<K>[];
  none?: string;
}) {
  const text = useText();
  const choices = (only ?? words[kind]) as readonly string[];
  const data = choices.map((value) => ({ value, label: text.word(kind, value) }));
  return <SelectField {...rest} data={none === undefined ? data : [{ value: '', label: none }, ...data]} />;
}

/** Fields that belong together under one heading; side by side where there is room. */
export function FieldGroup({ legend, children }: { legend?: string; children: ReactNode }) {
  return legend ? (
    <Fieldset legend={legend} variant="unstyled" classNames={{ root: styles.group ?? '', legend: styles.legend ?? '' }}>
      <div className={styles.row}>{children}</div>
    </Fieldset>
  ) : (
    <div className={styles.row}>{children}</div>
  );
}
