import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormLine } from '@/api-types/forms';
import { useText } from '@/lib/text/use-text';
import type { About } from '../api/forms';
import type { Pack } from '../model/pack';
import { roundsOf } from '../model/rounds';
import { titleOf } from '../model/say';
import { FlowColumns } from './flow-columns';
import { Labels } from './labels';
import { NextRound } from './next-round';
import instrument from './instrument.module.css';
import styles from './flow-sheet.module.css';

interface FlowSheetProps {
  pack: Pack;
  finished: readonly FormLine[];
  about: About;
  canWrite: boolean;
}

/** As many as a day of four-hourly rounds, twice. */
const mostColumns = 12;

/** A withdrawal scale as it is kept at the bed: a column each round, vital signs below the score, and the clock. */
export function FlowSheet({ pack, finished, about, canWrite }: FlowSheetProps) {
  const text = useText();
  const [all, setAll] = useState(false);
  const rounds = roundsOf(finished);
  const last = rounds.at(-1);
  if (!last) return null;
  const shown = all ? rounds : rounds.slice(-mostColumns);
  const title = titleOf(text, pack);
  return (
    <article className={instrument.instrument} aria-label={title}>
      <div className={instrument.head}>
        <h3>{title}</h3>
        <Labels of={pack} />
        <NextRound last={last} />
        {canWrite && (
          <Button
            size="sm"
            className={styles.next ?? ''}
            renderRoot={(props) => (
              <Link
                to="/people/$person/rounds/$instrument"
                params={{ person: about.person, instrument: pack.id }}
                {...props}
              />
            )}
          >
            {text.say('assess.round.next')}
          </Button>
        )}
      </div>
      {shown.length < rounds.length && (
        <Button size="compact-sm" variant="subtle" className={styles.earlier ?? ''} onClick={() => setAll(true)}>
          {text.say('assess.round.earlier', { count: rounds.length - shown.length })}
        </Button>
      )}
      <FlowColumns pack={pack} rounds={shown} about={about} />
    </article>
  );
}
