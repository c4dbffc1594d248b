import { Checkbox } from '@mantine/core';
import { words, type Word } from '@/api-types/words';
import { useText } from '@/lib/text/use-text';
import styles from './language-field.module.css';

interface KindsFieldProps {
  kinds: readonly Word<'person_kind'>[];
  onChange: (kinds: Word<'person_kind'>[]) => void;
  error: string | undefined;
}

/** What somebody is to us: one may be in care, a relative and a peer at once. */
export function KindsField({ kinds, onChange, error }: KindsFieldProps) {
  const text = useText();
  return (
    <fieldset className={styles.languages} {...(error && { 'aria-describedby': 'kinds-error' })}>
      <legend>{text.say('register.kind')}</legend>
      {words.person_kind.map((kind) => (
        <Checkbox
          key={kind}
          label={text.word('person_kind', kind)}
          checked={kinds.includes(kind)}
          onChange={() => onChange(words.person_kind.filter((one) => (one === kind) !== kinds.includes(one)))}
        />
      ))}
      {error && (
        <p id="kinds-error" role="alert" style={{ margin: 0, color: 'var(--urgent)', gridColumn: '1 / -1' }}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
