import type { OutcomeStep, OutcomeValue } from '@/api-types/outcomes';
import { capital } from '@/lib/text/text';
import { useText } from '@/lib/text/use-text';
import { isPattern, resultsOf } from '../model/outcome';
import { stepText } from '../model/outcome-step';
import { WeekLetters } from './week-squares';
import styles from './outcomes.module.css';

/** How a result came out, step by step; steps name each other by number. */
export function OutcomeSteps({ value }: { value: OutcomeValue }) {
  const text = useText();
  const numbers = new Map(value.steps.map(({ step }, at) => [step, at + 1]));
  return (
    <ol className={styles.steps}>
      {value.steps.map((step) => (
        <li key={step.step}>
          <span>{capital(stepText(text, step, numbers), text.language)}</span>
          <Found step={step} />
        </li>
      ))}
    </ol>
  );
}

function Found({ step: { type, value } }: { step: OutcomeStep }) {
  const text = useText();
  if (value === 'missing') return <b>{text.say('outcome.isMissing')}</b>;
  if (type === 'boolean') return <b>{text.say(value === 'true' ? 'outcome.holds' : 'outcome.holdsNot')}</b>;
  if (type === 'pattern' || type === 'text') {
    if (!isPattern(value)) return <b>{text.say('outcome.none')}</b>;
    return <WeekLetters results={resultsOf(value)} />;
  }
  return <b>{text.number(Number(value))}</b>;
}
