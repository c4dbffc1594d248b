import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import type { Me } from '@/api-types/accounts';
import { Loading } from '@/components/loading';
import { ProblemNote } from '@/components/problem-note';
import { WholeText } from '@/components/whole-text';
import { signOut } from '@/features/access/api/sign-in';
import { CodeForm } from '@/features/access/components/code-form';
import { SignIn } from '@/features/access/components/sign-in';
import { handedOver } from '@/features/assessment/model/handed-over';
import { problemOf } from '@/lib/api/problem';
import { signInLost } from '@/lib/line';
import { OutboxProvider } from '@/lib/outbox/use-outbox';
import { MeContext, meQuery, systemQuery } from '@/lib/queries/session';
import { useStore } from '@/lib/store';
import { languages, languageWasChosen } from '@/lib/text/languages';
import { useSpeech } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import { DemoBanner } from './demo-banner';
import { LanguageSwitch } from './language-switch';
import { Shell } from './shell';
import styles from './shell.module.css';

const HandedOverPage = lazy(() =>
  import('../pages/handed-over-page').then((module) => ({ default: module.HandedOverPage })),
);
const EnrolPage = lazy(() => import('../pages/enrol-page').then((module) => ({ default: module.EnrolPage })));

/** Who is not signed in signs in at the address where they are; who is goes in. */
export function Gate() {
  const { text, choose } = useSpeech();
  const client = useQueryClient();
  const system = useQuery(systemQuery);
  const me = useQuery(meQuery);
  const lost = useStore(signInLost);
  const locked = useStore(handedOver);
  const language = me.data?.account.language;

  useEffect(() => {
    const ours = languages.some(({ code }) => code === language);
    if (language && ours && !languageWasChosen()) void choose(language);
    // Only when somebody signs in; a choice made later stays.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [language]);

  const onSignedIn = async () => {
    signInLost.set(false);
    await client.resetQueries({ queryKey: meQuery.queryKey });
    // Who it is has just been read; what is known of the house does not depend on it.
    const known = new Set<unknown>([meQuery.queryKey[0], systemQuery.queryKey[0]]);
    await client.invalidateQueries({ predicate: ({ queryKey }) => !known.has(queryKey[0]) });
  };

  if (system.isPending || me.isPending) return <Loading />;
  const problem = me.error ? problemOf(me.error) : undefined;
  if (lost || problem?.reason === 'sign-in.needed')
    return (
      <>
        <DemoBanner shown={system.data?.demo ?? false} />
        <main id="main">
          <SignIn
            demoAccounts={system.data?.demo_accounts ?? []}
            setUpNeeded={system.data?.setup_needed ?? false}
            onSignedIn={() => void onSignedIn()}
          >
            <LanguageSwitch />
          </SignIn>
        </main>
      </>
    );
  if (!me.data)
    return (
      <main id="main" className={styles.alone}>
        <ProblemNote problem={problem ?? { status: 0, reason: 'unexpected' }} kept={text.say('problem.keptHere')}>
          <Button variant="default" onClick={() => void client.invalidateQueries()}>
            {text.say('action.tryAgain')}
          </Button>
        </ProblemNote>
      </main>
    );
  if (me.data.second_factor === 'needed')
    return (
      <>
        <DemoBanner shown={system.data?.demo ?? false} />
        <main id="main">
          <CodeForm onSignedIn={() => void onSignedIn()} onBack={() => void signOut().then(onSignedIn)} />
        </main>
      </>
    );
  const room = (who: Me) => {
    if (who.second_factor === 'to_enrol') return <EnrolPage />;
    // Whoever empties the storage of this browser wins nothing: the server says so too.
    const handed = locked ?? (who.only_forms && { forms: who.only_forms });
    if (!handed) return <Shell />;
    return (
      <WholeText>
        <HandedOverPage key={handed.forms[0]} handed={handed} onSignedIn={() => void onSignedIn()} />
      </WholeText>
    );
  };
  return (
    <MeContext value={me.data}>
      <OutboxProvider key={me.data.account.id} account={me.data.account.id}>
        <DemoBanner shown={system.data?.demo ?? false} />
        <Suspense fallback={<Loading />}>{room(me.data)}</Suspense>
      </OutboxProvider>
    </MeContext>
  );
}
