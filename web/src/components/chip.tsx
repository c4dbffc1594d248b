import type { ReactNode } from 'react';
import type { Stage } from '@/api-types/words';
import { useText } from '@/lib/text/use-text';
import { stageNumber } from '@/lib/stages';
import styles from './chip.module.css';

export type ChipTone = 'calm' | 'watch' | 'urgent' | 'plain';

export function Chip({ tone = 'plain', children }: { tone?: ChipTone; children: ReactNode }) {
  return (
    <span className={styles.chip} data-tone={tone}>
      {children}
    </span>
  );
}

/** A stage by number and name in its colour: never the colour alone. */
export function StageChip({ stage, short }: { stage: Stage | undefined; short?: boolean }) {
  const text = useText();
  if (!stage) return null;
  const number = stageNumber(stage);
  const name = text.word('stage', stage);
  return (
    <span className={styles.chip} data-stage={number}>
      {short ? `${number} ${name}` : text.say('stage.numbered', { number, name })}
    </span>
  );
}
