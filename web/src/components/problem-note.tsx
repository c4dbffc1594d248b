import type { ReactNode } from 'react';
import type { Problem } from '@/api-types/common';
import { useText } from '@/lib/text/use-text';
import styles from './problem-note.module.css';

interface ProblemNoteProps {
  problem: Problem;
  /** What was kept of what somebody entered. */
  kept?: string;
  /** What can be done now. */
  children?: ReactNode;
}

/** What happened, what was kept, what to do. */
export function ProblemNote({ problem, kept, children }: ProblemNoteProps) {
  const text = useText();
  return (
    <div role="alert" className={styles.note}>
      <p className={styles.what}>{text.reason(problem)}</p>
      {kept && <p>{kept}</p>}
      {children && <div className={styles.actions}>{children}</div>}
      {problem.request_id && <p className={styles.id}>{text.say('problem.requestId', { id: problem.request_id })}</p>}
    </div>
  );
}
