import { Button } from '@mantine/core';
import { useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import type { FormFaults } from '@/lib/form';
import { useText } from '@/lib/text/use-text';
import { FormFoot } from './form-foot';
import styles from './form-sheet.module.css';
import { AskBeforeLosing } from './lost-input';
import { Sheet } from './sheet';

interface FormSheetProps {
  title: string;
  /** One sentence on what will happen. */
  about?: ReactNode;
  onClose: () => void;
  submitLabel: string;
  form: { busy: boolean; changed: boolean; submit: () => Promise<void>; foot: () => FormFaults };
  /** Steps that cannot be undone are not in the calm colour. */
  tone?: 'calm' | 'urgent';
  children: ReactNode;
}

/**
 * A short form over the page; on a phone it fills the screen. Cancel and the cross close it, Escape only while nothing
 * was entered, back after a question if something was. A click beside it never does: the form shrinks when its faults go, so the second click of two on
 * the button may well land there.
 */
export function FormSheet({ title, about, onClose, submitLabel, form, tone, children }: FormSheetProps) {
  const text = useText();
  const element = useRef<HTMLFormElement | null>(null);
  // What is typed to look for a choice is no value of the form yet, but lost as well.
  const [typed, setTyped] = useState(false);

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

  const begun = typed || form.changed;
  return (
    <Sheet title={title} onClose={onClose} size="form" form={begun ? 'begun' : 'untouched'}>
      {begun && <AskBeforeLosing />}
      <form
        ref={onForm}
        onSubmit={(event) => void onSubmit(event)}
        onChange={() => setTyped(true)}
        noValidate
        className={styles.form}
      >
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
