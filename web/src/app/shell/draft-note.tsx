import { may } from '@/lib/permissions';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import styles from './banners.module.css';

/** Tells administrators that a machine wrote the words on screen and nobody has read them yet. */
export function DraftNote() {
  const text = useText();
  const { permissions } = useMe();
  if (!may(permissions, 'account.manage')) return null;
  return (
    <aside className={styles.line} aria-label={text.say('app.language')}>
      {text.say('banner.draft')}
    </aside>
  );
}
