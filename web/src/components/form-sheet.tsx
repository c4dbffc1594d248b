import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useRef, type ReactNode, type SyntheticEvent } from 'react';
import type { Problem } from '@/api-types/answers';
import { useText } from '@/lib/text/use-text';
import styles from './form-sheet.module.css';
import { ProblemNote } from './problem-note';

interface FormSheetProps {
  title: string;
  /** One sentence on what will happen. */
  about?: ReactNode;
  onClose: () => void;
  submitLabel: string;
  form: { busy: boolean; problem: Problem | undefined; submit: () => Promise<void>; faulty: number };
  /** Steps that cannot be undone are not in the calm colour. */
  tone?: 'calm' | 'urgent';
  children: ReactNode;
}

/** A short form over the page; on a phone it fills the screen. Escape and back close it. */
export function FormSheet({ title, about, onClose, submitLabel, form, tone, children }: FormSheetProps) {
  const text = useText();
  const phone = useMediaQuery('(width < 40em)');
  const element = useRef<HTMLFormElement>(null);

  const onSubmit = async (event: SyntheticEvent) => {
    event.preventDefault();
    await form.submit();
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      fullScreen={phone}
      size="lg"
      closeButtonProps={{ 'aria-label': text.say('action.close') }}
      classNames={{ title: styles.title, body: styles.body, header: styles.header }}
    >
      <form ref={element} onSubmit={(event) => void onSubmit(event)} noValidate className={styles.form}>
        {about && <div className={styles.about}>{about}</div>}
        {children}
        {form.problem && <ProblemNote problem={form.problem} kept={text.say('problem.keptInForm')} />}
        {form.faulty > 0 && (
          <p role="alert" className={styles.faulty}>
            {text.say('form.look', { count: form.faulty })}
          </p>
        )}
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {text.say('action.cancel')}
          </Button>
          <Button type="submit" loading={form.busy} {...(tone === 'urgent' && { color: 'red' })}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
