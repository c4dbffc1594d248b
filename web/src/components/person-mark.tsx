import { initials } from '@/lib/person-name';
import styles from './person-mark.module.css';

/** The round mark with two letters. Decoration: the name stands beside it. */
export function PersonMark({ called, large }: { called: string | undefined; large?: boolean }) {
  return (
    <span className={styles.mark} data-large={large} aria-hidden>
      {initials(called)}
    </span>
  );
}
