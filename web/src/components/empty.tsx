import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** An empty page says what to do first. */
export function Empty({ what, children }: { what: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{what}</p>
      {children}
    </div>
  );
}
