import type { FormFaults } from '@/lib/form';
import { useText } from '@/lib/text/use-text';
import styles from './form-foot.module.css';
import { ProblemNote } from './problem-note';

interface FormFootProps {
  form: { foot: () => FormFaults };
  /** What was kept of what somebody entered. */
  kept?: string;
}

/** Below the fields, so that it knows which of them were drawn: what was refused, and whatever has no field above. */
export function FormFoot({ form, kept }: FormFootProps) {
  const text = useText();
  const { problem, above, unseen } = form.foot();
  return (
    <>
      {problem && <ProblemNote problem={problem} {...(kept && { kept })} />}
      {(above > 0 || unseen.length > 0) && (
        <div role="alert" className={styles.faulty}>
          {unseen.map((words) => (
            <p key={words}>{words}</p>
          ))}
          {above > 0 && <p>{text.say('form.look', { count: above })}</p>}
        </div>
      )}
    </>
  );
}
