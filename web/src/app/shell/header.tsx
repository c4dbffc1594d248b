import { Link } from '@tanstack/react-router';
import { Brand } from '@/components/brand';
import { useMe, useRoleTitle } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { LanguageSwitch } from './language-switch';
import { navFor } from './nav';
import { RoleSwitch } from './role-switch';
import { Rooms } from './rooms';
import { SearchBox } from './search-box';
import styles from './shell.module.css';

export function Header({ onHelp }: { onHelp: () => void }) {
  const text = useText();
  const me = useMe();
  const roleTitle = useRoleTitle();
  const items = navFor(me);
  return (
    <header className={styles.header}>
      <Link to="/" className={styles.brand} activeProps={{ 'aria-current': undefined }}>
        <Brand /> {text.say('app.name')}
      </Link>
      <Rooms items={items} />
      {items.some((item) => item.to === '/people') && <SearchBox />}
      <div className={styles.who}>
        <RoleSwitch />
        <LanguageSwitch />
        <button type="button" className={styles.help} onClick={onHelp} aria-label={text.say('keys.title')}>
          ?
        </button>
        <Link to="/me" className={styles.me}>
          {me.account.name}
          {me.bindings.length < 2 && <span> · {roleTitle(me.role)}</span>}
        </Link>
      </div>
    </header>
  );
}
