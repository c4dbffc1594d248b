import type { FormLine } from '@/api-types/forms';
import type { LocalDate } from '@/api-types/records';
import { Step, Steps } from '@/components/steps';
import { useText } from '@/lib/text/use-text';
import { FormTitle } from './form-title';
import styles from './assessments.module.css';

/** What was entered in error: kept, and out of the way. */
export function WrongForms({ forms, today }: { forms: readonly FormLine[]; today: LocalDate }) {
  const text = useText();
  if (forms.length === 0) return null;
  return (
    <details className={styles.more}>
      <summary>
        {text.say('assess.markError')} ({text.number(forms.length)})
      </summary>
      <Steps>
        {forms.map(({ assessment }) => (
          <Step key={assessment.id} when={assessment.on && text.dateNear(assessment.on, today)}>
            <s>
              <FormTitle instrument={assessment.instrument} />
            </s>
          </Step>
        ))}
      </Steps>
    </details>
  );
}
