import { useId, type ReactNode } from 'react';
import styles from './card.module.css';

export type Tone = 'calm' | 'watch' | 'urgent';

interface CardProps {
  title?: ReactNode;
  /** Soft text or a small button at the far end of the title. */
  aside?: ReactNode;
  tone?: Tone | undefined;
  children: ReactNode;
}

/** White paper with one hairline; with a title it is a region that screen readers can jump to. */
export function Card({ title, aside, tone, children }: CardProps) {
  const id = useId();
  return (
    <section className={styles.card} data-tone={tone} aria-labelledby={title ? id : undefined}>
      {title && (
        <div className={styles.head}>
          <h2 id={id}>{title}</h2>
          {aside && <div className={styles.aside}>{aside}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
