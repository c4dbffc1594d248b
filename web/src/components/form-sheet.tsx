import { Button } from '@mantine/core';
import { useRef, type ReactNode, type SyntheticEvent } from 'react';
import type { FormFaults } from '@/lib/form';
import { useText } from '@/lib/text/use-text';
import { FormFoot } from './form-foot';
import styles from './form-sheet.module.css';
import { Sheet } from './sheet';

interface FormSheetProps {
  title: string;
  /** One sentence on what will happen. */
  about?: ReactNode;
  onClose: () => void;
  submitLabel: string;
  form: { busy: boolean; submit: () => Promise<void>; foot: () => FormFaults };
  /** Steps that cannot be undone are not in the calm colour. */
  tone?: 'calm' | 'urgent';
  children: ReactNode;
}

/** A short form over the page; on a phone it fills the screen. Escape and back close it. */
export function FormSheet({ title, about, onClose, submitLabel, form, tone, children }: FormSheetProps) {
  const text = useText();
  const element = useRef<HTMLFormElement | null>(null);

  const onForm = (form: HTMLFormElement | null) => {
    element.current = form;
    // The trap that keeps the focus within looks for this mark; the first field is what one came for.
    form?.querySelector('input, select, textarea')?.setAttribute('data-autofocus', 'true');
  };

  const onSubmit = async (event: SyntheticEvent) => {
    event.preventDefault();
    await form.submit();
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };

  return (
    <Sheet title={title} onClose={onClose} size="form">
      <form ref={onForm} onSubmit={(event) => void onSubmit(event)} noValidate className={styles.form}>
        {about && <div className={styles.about}>{about}</div>}
        {children}
        <FormFoot form={form} kept={text.say('problem.keptInForm')} />
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {text.say('action.cancel')}
          </Button>
          <Button type="submit" loading={form.busy} {...(tone === 'urgent' && { color: 'red' })}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
