import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import { navFor } from './nav';
import styles from './bottom-bar.module.css';

const MoreSheet = lazy(() => import('./more-sheet').then((module) => ({ default: module.MoreSheet })));

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
      <Suspense>{more && <MoreSheet items={items.slice(shown)} onClose={() => setMore(false)} />}</Suspense>
    </nav>
  );
}
