import { Link } from '@tanstack/react-router';
import { line } from '@/lib/line';
import { useEntries } from '@/lib/outbox/use-outbox';
import { useStore } from '@/lib/store';
import { useText } from '@/lib/text/use-text';
import styles from './banners.module.css';

/** Says when there is no line and how much waits here; and when something could not be taken. */
export function LineBanner() {
  const text = useText();
  const state = useStore(line);
  const entries = useEntries();
  const refused = entries.filter((entry) => entry.state === 'refused').length;
  // What is just on its way has not waited yet.
  const waiting = entries.filter(
    (entry) => entry.state === 'waiting' && (state === 'down' || entry.attempts > 0),
  ).length;

  return (
    <div role="status">
      {(state === 'down' || waiting > 0) && (
        <p className={styles.line}>
          {state === 'down' && text.say('banner.noLine')}
          {state === 'down' && waiting > 0 && ' · '}
          {waiting > 0 && <Link to="/waiting">{text.say('banner.waiting', { count: waiting })}</Link>}
        </p>
      )}
      {refused > 0 && (
        <p className={styles.refused}>
          <Link to="/waiting">{text.say('banner.refused', { count: refused })}</Link>
        </p>
      )}
    </div>
  );
}
