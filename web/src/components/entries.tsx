import type { ReactNode } from 'react';
import styles from './entries.module.css';

/** Things with a name, marks beside it and some lines about each. */
export function Entries({ children }: { children: ReactNode }) {
  return <ul className={styles.list}>{children}</ul>;
}

export function Entry({ children }: { children: ReactNode }) {
  return <li className={styles.item}>{children}</li>;
}

/** The name of an entry and the marks beside it; words only, so that it may stand in the head of a table's row. */
export function EntryHead({ children }: { children: ReactNode }) {
  return <span className={styles.head}>{children}</span>;
}

export function EntryLine({ children }: { children: ReactNode }) {
  return <p className={styles.soft}>{children}</p>;
}
