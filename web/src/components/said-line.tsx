import { useEffect } from 'react';
import { said } from '@/lib/said';
import { useStore } from '@/lib/store';
import styles from './said-line.module.css';

const shownFor = 6000;

/** What the app says by itself, at the foot of the page. */
export function SaidLine() {
  const now = useStore(said);
  useEffect(() => {
    const timer = now && setTimeout(() => said.set(undefined), shownFor);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <div role="status" className={styles.region}>
      {now && (
        <p className={styles.line} data-tone={now.tone}>
          {now.words}
        </p>
      )}
    </div>
  );
}
