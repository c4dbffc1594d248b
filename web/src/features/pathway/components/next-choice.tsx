import { Sheet } from '@/components/sheet';
import { useText } from '@/lib/text/use-text';
import styles from './next-choice.module.css';

export type NextStep = 'move-on' | 'hand-over' | 'end';

interface NextChoiceProps {
  /** Steps that this user may take, the likeliest first. */
  steps: readonly NextStep[];
  onChoose: (step: NextStep) => void;
  onClose: () => void;
}

const words = {
  'move-on': { title: 'next.moveOn', soft: 'next.moveOnSoft' },
  'hand-over': { title: 'next.handOver', soft: 'next.handOverSoft' },
  end: { title: 'next.end', soft: 'next.endSoft' },
} as const;

/** One question behind the one primary action: where does the road go from here? */
export function NextChoice({ steps, onChoose, onClose }: NextChoiceProps) {
  const text = useText();
  return (
    <Sheet title={text.say('next.title')} onClose={onClose}>
      <div className={styles.list}>
        {steps.map((step) => (
          <button key={step} type="button" className={styles.choice} onClick={() => onChoose(step)}>
            <b>{text.say(words[step].title)}</b>
            <span>{text.say(words[step].soft)}</span>
          </button>
        ))}
      </div>
    </Sheet>
  );
}
