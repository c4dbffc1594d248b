import type { ReactNode } from 'react';
import styles from './steps.module.css';

/** A list of things with a day or hour before each. */
export function Steps({ children }: { children: ReactNode }) {
  return <ul className={styles.steps}>{children}</ul>;
}

interface StepProps {
  when?: ReactNode;
  aside?: ReactNode;
  soft?: ReactNode;
  children: ReactNode;
}

export function Step({ when, aside, soft, children }: StepProps) {
  return (
    <li className={styles.step}>
      {when !== undefined && <span className={styles.when}>{when}</span>}
      <div className={styles.what}>
        {children}
        {soft && <div className={styles.soft}>{soft}</div>}
      </div>
      {aside && <div className={styles.aside}>{aside}</div>}
    </li>
  );
}
