import { Button } from '@mantine/core';
import { useText } from '@/lib/text/use-text';
import type { Progress } from '../model/answers';
import type { Saved } from '../model/autosave';
import type { Layout } from '../model/use-layout';
import styles from './fill.module.css';

interface FillHeadProps {
  progress: Progress;
  saved: Saved;
  layout: Layout;
  onLayout: (layout: Layout) => void;
}

const said = { begun: 'begun', saving: 'saving', saved: 'saved', waits: 'waits' } as const;

/** How far one is, whether it is saved, and how it is laid out. */
export function FillHead({ progress, saved, layout, onLayout }: FillHeadProps) {
  const text = useText();
  const { done, all } = progress;
  const words = text.say('assess.progress', { done: text.number(done), all: text.number(all) });
  return (
    <div className={styles.head}>
      <div className={styles.line}>
        <span>{words}</span>
        <span role="status" className={styles.saved} data-state={saved.state}>
          {saved.state in said && text.say(`assess.fill.${said[saved.state as keyof typeof said]}`)}
        </span>
        <Button.Group className={styles.layout ?? ''} aria-label={text.say('assess.fill.layout')}>
          {(['one', 'all'] as const).map((kind) => (
            <Button
              key={kind}
              size="compact-sm"
              variant={layout === kind ? 'light' : 'default'}
              aria-pressed={layout === kind}
              onClick={({ detail, currentTarget }) => {
                onLayout(kind);
                // Chosen by pointer: the keys are for the questions again.
                if (detail > 0) currentTarget.blur();
              }}
            >
              {text.say(kind === 'one' ? 'assess.fill.one' : 'assess.fill.allOnOne')}
            </Button>
          ))}
        </Button.Group>
      </div>
      <progress className={styles.progress} value={done} max={all || 1} aria-label={words} />
    </div>
  );
}
