import { Link } from '@tanstack/react-router';
import { Sheet } from '@/components/sheet';
import { useText } from '@/lib/text/use-text';
import styles from './bottom-bar.module.css';
import { LanguageSwitch } from './language-switch';
import type { NavItem } from './nav';
import { RoleSwitch } from './role-switch';

/** The rooms that have no place at the thumb, and the switches that a phone's header has no room for. */
export function MoreSheet({ items, onClose }: { items: NavItem[]; onClose: () => void }) {
  const text = useText();
  return (
    <Sheet title={text.say('nav.more')} onClose={onClose}>
      <ul className={styles.rest} onClick={(event) => event.target instanceof HTMLAnchorElement && onClose()}>
        {items.map((item) => (
          <li key={item.to}>
            <Link to={item.to}>{text.say(item.label)}</Link>
          </li>
        ))}
        <li>
          <Link to="/me">{text.say('nav.me')}</Link>
        </li>
      </ul>
      <div className={styles.switches}>
        <RoleSwitch />
        <LanguageSwitch />
      </div>
    </Sheet>
  );
}
