import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Ask } from '@/components/ask';
import { signOut, signOutEverywhere } from '@/features/access/api/sign-in';
import { signInLost } from '@/lib/line';
import { useEntries, useOutbox } from '@/lib/outbox/use-outbox';
import { said } from '@/lib/said';
import { searched } from '@/lib/searched';
import { useText } from '@/lib/text/use-text';

/** Signs out here or everywhere. What waits here would be lost with its key, so that is asked first. */
export function SignOutButton({ everywhere = false }: { everywhere?: boolean }) {
  const text = useText();
  const client = useQueryClient();
  const outbox = useOutbox();
  const waiting = useEntries().length;
  const [asking, setAsking] = useState(false);

  const go = async () => {
    const outcome = await (everywhere ? signOutEverywhere() : signOut());
    if (outcome.state === 'refused' && outcome.problem.reason !== 'sign-in.needed') {
      said.set({ words: text.reason(outcome.problem), tone: 'watch' });
      return;
    }
    await (await outbox).wipe();
    client.clear();
    searched.set('');
    signInLost.set(false);
    window.location.assign('/');
  };
  return (
    <>
      <Button variant="default" onClick={() => (waiting > 0 || everywhere ? setAsking(true) : void go())}>
        {text.say(everywhere ? 'me.signOutEverywhere' : 'me.signOut')}
      </Button>
      {asking && (
        <Ask
          question={text.say(everywhere ? 'me.signOutEverywhere' : 'me.signOut')}
          about={waiting > 0 ? text.say('me.waitingWouldBeLost', { count: waiting }) : text.say('me.everywhereAbout')}
          yes={text.say('me.signOut')}
          onYes={go}
          onNo={() => setAsking(false)}
        />
      )}
    </>
  );
}
