import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UrineTestLine } from '@/api-types/assessment';
import type { LocalDate } from '@/api-types/records';
import { Ask } from '@/components/ask';
import { Step, Steps } from '@/components/steps';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import type { About } from '../api/forms';
import { takeBackUrineTest, urineTestsQuery } from '../api/outcomes';
import { UrineWords } from './urine-words';
import styles from './urine-tests.module.css';

interface UrineTestsProps {
  about: About;
  today: LocalDate;
  canWrite: boolean;
  onCorrect: (test: UrineTestLine) => void;
}

/** The tests that were entered by hand, each to be corrected or taken out where it was entered. */
export function UrineTests({ about, today, canWrite, onCorrect }: UrineTestsProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const tests = useQuery(urineTestsQuery(about.person)).data;
  const [asking, setAsking] = useState<UrineTestLine>();
  if (!tests || tests.items.length === 0) return null;
  const takeOut = async (test: UrineTestLine) => {
    tell(await send(takeBackUrineTest(about, test)), text.say('assess.urine.takenBack'));
    setAsking(undefined);
  };
  return (
    <details className={styles.tests}>
      <summary>
        {text.say('assess.urine.all')} ({text.number(tests.total ?? tests.items.length)})
      </summary>
      <Steps>
        {tests.items.map((test) => (
          <Step
            key={test.id}
            when={text.dateNear(test.on, today)}
            aside={
              canWrite &&
              test.here && (
                <>
                  <Button size="compact-sm" variant="subtle" onClick={() => onCorrect(test)}>
                    {text.say('assess.urine.correct')}
                  </Button>
                  <Button size="compact-sm" variant="subtle" onClick={() => setAsking(test)}>
                    {text.say('assess.urine.takeBack')}
                  </Button>
                </>
              )
            }
          >
            <UrineWords test={test} />
          </Step>
        ))}
      </Steps>
      {asking && (
        <Ask
          question={text.say('assess.urine.takeBackAsk', { date: text.date(asking.on, 'full') })}
          about={text.say('assess.urine.takeBackAbout')}
          yes={text.say('assess.urine.takeBack')}
          onYes={() => takeOut(asking)}
          onNo={() => setAsking(undefined)}
        />
      )}
    </details>
  );
}
