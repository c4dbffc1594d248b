import { TextInput } from '@mantine/core';
import { useId, useState, type KeyboardEvent } from 'react';
import { useText } from '@/lib/text/use-text';
import styles from './picker.module.css';

export interface Choice {
  id: string;
  label: string;
  soft?: string;
}

interface PickerProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  /** What was chosen, if anything. */
  chosen: Choice | undefined;
  onChoose: (choice: Choice | undefined) => void;
  /** What the typed text finds, and what was typed. */
  choices: readonly Choice[];
  typed: string;
  onType: (typed: string) => void;
  required?: boolean;
  /** What is said when nothing fits. */
  nothing?: string;
}

/** A field that finds while one types: arrows, enter and escape as in every list (ARIA combobox pattern). */
export function Picker({
  label,
  hint,
  error,
  chosen,
  onChoose,
  choices,
  typed,
  onType,
  required,
  nothing,
}: PickerProps) {
  const text = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const active = choices[Math.min(at, choices.length - 1)];

  const choose = (choice: Choice | undefined) => {
    onChoose(choice);
    onType('');
    setOpen(false);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((known) => (known + step + choices.length) % Math.max(1, choices.length));
    } else if (event.key === 'Enter' && open && (active || typed)) {
      event.preventDefault();
      if (active) choose(active);
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
    }
  };

  return (
    <div className={styles.picker}>
      <TextInput
        label={label}
        {...(hint && { description: hint })}
        {...(error && { error })}
        {...(required && { required: true, withAsterisk: false })}
        role="combobox"
        aria-expanded={open}
        aria-controls={id}
        aria-autocomplete="list"
        {...(open && active && { 'aria-activedescendant': `${id}-${active.id}` })}
        autoComplete="off"
        value={open || typed ? typed : (chosen?.label ?? '')}
        placeholder={chosen?.label ?? text.say('picker.type')}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setOpen(true);
          setAt(0);
          onType(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={id} role="listbox" aria-label={label} className={styles.list} hidden={!open}>
        {choices.map((choice) => (
          <li
            key={choice.id}
            id={`${id}-${choice.id}`}
            role="option"
            aria-selected={choice === active}
            className={styles.option}
            onPointerDown={(event) => {
              event.preventDefault();
              choose(choice);
            }}
          >
            {choice.label}
            {choice.soft && <span className={styles.soft}>{choice.soft}</span>}
          </li>
        ))}
        {choices.length === 0 && (
          <li role="option" aria-selected={false} aria-disabled className={styles.soft}>
            {nothing ?? text.say('picker.nothing')}
          </li>
        )}
      </ul>
    </div>
  );
}
