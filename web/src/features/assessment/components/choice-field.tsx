import styles from './question.module.css';

interface ChoiceFieldProps {
  name: string;
  label: string;
  lang?: string | undefined;
  /** The key that chooses it; empty keeps the room. */
  mark?: string | undefined;
  quiet?: boolean;
  chosen: boolean;
  onChoose: () => void;
}

/** One answer to choose, as large as a thumb. A radio within: arrows and screen readers know it. */
export function ChoiceField({ name, label, lang, mark, quiet = false, chosen, onChoose }: ChoiceFieldProps) {
  return (
    <label className={styles.choice} data-quiet={quiet || undefined} data-chosen={chosen || undefined}>
      <input type="radio" name={name} checked={chosen} onChange={onChoose} className={styles.radio} />
      <span {...(lang && { lang })}>{label}</span>
      {mark && (
        <kbd className={styles.key} aria-hidden>
          {mark}
        </kbd>
      )}
    </label>
  );
}
