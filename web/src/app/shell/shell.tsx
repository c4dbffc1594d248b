import { Outlet } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { SaidLine } from '@/components/said-line';
import { Loading } from '@/components/loading';
import { useLive } from '@/lib/live/use-live';
import { useSpeech, useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import { BottomBar } from './bottom-bar';
import { DraftNote } from './draft-note';
import { Header } from './header';
import { LineBanner } from './line-banner';
import styles from './shell.module.css';
import { useKeys } from './use-keys';

const KeyHelp = lazy(() => import('./key-help').then((module) => ({ default: module.KeyHelp })));

/** What stands around every page. */
export function Shell() {
  const text = useText();
  const { file } = useSpeech();
  const [helping, setHelping] = useState(false);
  useLive();
  useKeys(() => setHelping(true));

  return (
    <>
      <a href="#main" className={styles.skip}>
        {text.say('app.skip')}
      </a>
      <LineBanner />
      <Header onHelp={() => setHelping(true)} />
      {file.machine_drafted && !file.reviewed && <DraftNote />}
      <main id="main" tabIndex={-1} className={styles.main}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <BottomBar />
      <SaidLine />
      <Suspense>{helping && <KeyHelp onClose={() => setHelping(false)} />}</Suspense>
    </>
  );
}
