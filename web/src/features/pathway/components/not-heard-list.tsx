import { Button } from '@mantine/core';
import { useState } from 'react';
import type { NotHeardFrom } from '@/api-types/answers';
import type { LocalDate, Place } from '@/api-types/records';
import { Steps } from '@/components/steps';
import { useText } from '@/lib/text/use-text';
import { mostSilentFirst } from '../model/silence';
import { NotHeardRow } from './not-heard-row';

const first = 10;

interface NotHeardListProps {
  entries: readonly NotHeardFrom[];
  today: LocalDate;
  canAct: boolean;
  places?: readonly Place[] | undefined;
}

/** Who we have not heard from, the longest silence first. Those whom only colleagues may see are counted, not listed. */
export function NotHeardList({ entries, ...row }: NotHeardListProps) {
  const text = useText();
  const [all, setAll] = useState(false);
  const known = mostSilentFirst(entries.filter(({ person }) => person));
  const shown = all ? known : known.slice(0, first);
  const hidden = entries.length - known.length;
  return (
    <>
      <Steps>
        {shown.map((entry) => (
          <NotHeardRow key={entry.follow_up.id} entry={entry} {...row} />
        ))}
      </Steps>
      {shown.length < known.length && (
        <Button variant="default" size="xs" mt={10} onClick={() => setAll(true)}>
          {text.say('people.showAll', { count: known.length })}
        </Button>
      )}
      {hidden > 0 && (
        <p style={{ marginBlock: known.length > 0 ? '10px 0' : 0, color: 'var(--ink-soft)' }}>
          {text.say('notHeard.ofColleagues', { count: hidden })}
        </p>
      )}
    </>
  );
}
