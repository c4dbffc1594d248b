import { useId, type ReactNode } from 'react';
import styles from './field-group.module.css';

interface FieldGroupProps {
  label: string;
  hint: string;
  error: string | undefined;
  children: ReactNode;
}

/** Many ticks under one name, in a box that scrolls; what is wrong with the choice stands below and takes the focus. */
export function FieldGroup({ label, hint, error, children }: FieldGroupProps) {
  const id = useId();
  return (
    <fieldset
      className={styles.set}
      aria-describedby={`${id}-hint${error ? ` ${id}-fault` : ''}`}
      aria-invalid={error ? true : undefined}
      tabIndex={error ? -1 : undefined}
    >
      <legend className={styles.legend}>{label}</legend>
      <p id={`${id}-hint`} className={styles.hint}>
        {hint}
      </p>
      <div className={styles.box}>{children}</div>
      {error && (
        <p id={`${id}-fault`} className={styles.fault}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
