import { useText } from '@/lib/text/use-text';
import type { Pack } from '../model/pack';
import styles from './licence.module.css';

/** Whose words these are and on which terms, with what its owners want shown beside them. */
export function Licence({ of: { source, licence, text_licence: accepted, notices = [] } }: { of: Pack }) {
  const text = useText();
  return (
    <details className={styles.licence}>
      <summary>{text.say('assess.licence.title')}</summary>
      <p>{source}</p>
      <p>{licence}</p>
      {accepted && <p>{text.say('assess.licence.text', { holder: accepted.holder, terms: accepted.terms })}</p>}
      {notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
    </details>
  );
}
