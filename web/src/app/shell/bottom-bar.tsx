import { Sheet } from '@/components/sheet';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { LanguageSwitch } from './language-switch';
import { navFor } from './nav';
import { RoleSwitch } from './role-switch';
import styles from './bottom-bar.module.css';

const shown = 3;

/** On a phone the rooms are at the thumb; what does not fit is under More. */
export function BottomBar() {
  const text = useText();
  const me = useMe();
  const [more, setMore] = useState(false);
  const items = navFor(me);
  return (
    <nav className={styles.bar} aria-label={text.say('nav.labelPhone')}>
      {items.slice(0, shown).map((item) => (
        <Link
          key={item.to}
          to={item.to}
          activeOptions={{ exact: item.to === '/' }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {text.say(item.label)}
        </Link>
      ))}
      <button type="button" onClick={() => setMore(true)} aria-haspopup="dialog">
        {text.say('nav.more')}
      </button>
      {more && (
        <Sheet title={text.say('nav.more')} onClose={() => setMore(false)}>
          <ul className={styles.rest} onClick={(event) => event.target instanceof HTMLAnchorElement && setMore(false)}>
            {items.slice(shown).map((item) => (
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
      )}
    </nav>
  );
}
