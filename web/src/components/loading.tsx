import { useText } from '@/lib/text/use-text';
import styles from './loading.module.css';

/** Quiet lines in the place of what is coming; nothing jumps when it arrives. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const text = useText();
  return (
    <div role="status" className={styles.loading}>
      <span className="visually-hidden">{text.say('app.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.line} />
      ))}
    </div>
  );
}
