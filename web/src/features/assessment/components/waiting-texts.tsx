import { useQuery } from '@tanstack/react-query';
import { useText } from '@/lib/text/use-text';
import { instrumentsQuery } from '../api/forms';
import { lineTitle } from '../model/say';
import styles from './due-forms.module.css';

/** Which forms would be asked now if their text were here, and who can load it; nothing where none waits. */
export function WaitingTexts({ ids }: { ids: readonly string[] }) {
  const text = useText();
  const instruments = useQuery({ ...instrumentsQuery, enabled: ids.length > 0 }).data?.items ?? [];
  if (ids.length === 0) return null;
  const names = ids.map((id) => {
    const known = instruments.find((one) => one.id === id);
    return known ? lineTitle(text, known) : id;
  });
  return <p className={styles.waiting}>{text.say('due.waiting', { forms: text.list(names) })}</p>;
}
