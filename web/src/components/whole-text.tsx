import { Button } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useSpeech } from '@/lib/text/use-text';
import { Loading } from './loading';
import { ProblemNote } from './problem-note';

/** For rooms whose texts do not come with the first page: fetches them, then shows what is within. */
export function WholeText({ children }: { children: ReactNode }) {
  const { whole, complete, text } = useSpeech();
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!whole) complete().catch(() => setFailed(true));
    // Once each time it is wanted; `complete` is another function at each look.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [whole, tries]);
  if (whole) return children;
  if (!failed) return <Loading />;
  return (
    <ProblemNote problem={{ status: 0, reason: 'line.down' }}>
      <Button
        variant="default"
        onClick={() => {
          setFailed(false);
          setTries((known) => known + 1);
        }}
      >
        {text.say('action.tryAgain')}
      </Button>
    </ProblemNote>
  );
}
