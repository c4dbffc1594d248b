import { Link } from '@tanstack/react-router';
import { Suspense, useRef, useState } from 'react';
import { lazy } from '@/lib/lazy';
import { useText } from '@/lib/text/use-text';
import type { NavItem } from './nav';
import styles from './shell.module.css';
import { useFitting } from './use-fitting';

const MoreSheet = lazy(() => import('./more-sheet').then((module) => ({ default: module.MoreSheet })));

/** The rooms in one line; those that do not fit are under More, as on a phone. */
export function Rooms({ items }: { items: NavItem[] }) {
  const text = useText();
  const row = useRef<HTMLElement>(null);
  const fitting = useFitting(row, items.map((item) => text.say(item.label)).join());
  const [more, setMore] = useState(false);
  return (
    <div className={styles.rooms}>
      <nav className={styles.nav} aria-label={text.say('nav.label')} ref={row}>
        {items.map((item, index) => (
          <Link
            key={item.to}
            to={item.to}
            activeOptions={{ exact: item.to === '/' }}
            activeProps={{ 'aria-current': 'page' }}
            data-behind={index >= fitting || undefined}
          >
            {text.say(item.label)}
          </Link>
        ))}
      </nav>
      {fitting < items.length && (
        <button type="button" className={styles.more} onClick={() => setMore(true)} aria-haspopup="dialog">
          {text.say('nav.more')}
        </button>
      )}
      <Suspense>{more && <MoreSheet items={items.slice(fitting)} onClose={() => setMore(false)} />}</Suspense>
    </div>
  );
}
