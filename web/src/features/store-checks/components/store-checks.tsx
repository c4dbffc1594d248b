import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '@/api-types/common';
import type { StoreCheck } from '@/api-types/store-checks';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { ProblemNote } from '@/components/problem-note';
import { ShownFirst } from '@/components/shown-first';
import { said } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { cancelCheck, startCheck, storeChecksQuery } from '../api/store-checks';
import { isOver, resultOf } from '../model/store-checks';
import { CheckRow, useResult } from './check-row';
import { RunningCheck } from './running-check';
import styles from './store-checks.module.css';

/** Whether the store still says what its journal says: the last checks, and one now. */
export function StoreChecks() {
  const text = useText();
  const query = useQuery(storeChecksQuery);
  return (
    <Card title={text.say('checks.title')}>
      <p className={styles.about}>{text.say('checks.about')}</p>
      <Answer query={query} lines={2}>
        {({ items }) => <Shown checks={items} />}
      </Answer>
    </Card>
  );
}

function Shown({ checks }: { checks: readonly StoreCheck[] }) {
  const text = useText();
  const running = checks.find((check) => !isOver(check));
  const over = checks.filter(isOver);
  const { act, problem, cancelled } = useActions();
  useTellOfTheEnd(checks);
  return (
    <div className={styles.body}>
      {running && <RunningCheck check={running} cancelled={cancelled === running.id} />}
      {problem && <ProblemNote problem={problem} />}
      {checks.length === 0 && <Empty what={text.say('checks.none')} />}
      {/* One button, so that whoever pressed it by keyboard stays where they are. */}
      <Button variant={running ? 'default' : 'light'} onClick={() => void act(running)}>
        {text.say(running ? 'checks.cancel' : 'checks.start')}
      </Button>
      {over.length > 0 && (
        <ShownFirst items={over} first={2}>
          {(some) => (
            <ul className={styles.list}>
              {some.map((check) => (
                <CheckRow key={check.id} check={check} />
              ))}
            </ul>
          )}
        </ShownFirst>
      )}
    </div>
  );
}

/** Starts a check, or cancels the one that runs; a second press before the answer does nothing. */
function useActions() {
  const client = useQueryClient();
  const sending = useRef(false);
  const [problem, setProblem] = useState<Problem>();
  const [cancelled, setCancelled] = useState<string>();
  const act = async (running: StoreCheck | undefined) => {
    if (sending.current) return;
    sending.current = true;
    const refused = running ? await cancelCheck(running.id) : await startCheck();
    setProblem(refused);
    if (running && !refused) setCancelled(running.id);
    await client.invalidateQueries({ queryKey: storeChecksQuery.queryKey });
    sending.current = false;
  };
  return { act, problem, cancelled };
}

/** Says what became of a check that was seen running, for those who look or listen elsewhere by then. */
function useTellOfTheEnd(checks: readonly StoreCheck[]) {
  const result = useResult();
  const running = useRef<string>(undefined);
  useEffect(() => {
    const ended = checks.find((check) => isOver(check) && check.id === running.current);
    if (ended) said.set({ words: result(ended), tone: resultOf(ended) === 'whole' ? 'calm' : 'watch' });
    running.current = checks.find((check) => !isOver(check))?.id;
  }, [checks, result]);
}
