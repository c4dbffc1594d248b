import { useText } from '@/lib/text/use-text';
import styles from './banners.module.css';

/** An invented country says so on every page. */
export function DemoBanner({ shown }: { shown: boolean }) {
  const text = useText();
  if (!shown) return null;
  return (
    <aside className={styles.demo} aria-label={text.say('banner.demoLabel')}>
      {text.say('banner.demo')}
    </aside>
  );
}
