import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useText } from '@/lib/text/use-text';
import styles from './sheet.module.css';

interface SheetProps {
  title: ReactNode;
  onClose: () => void;
  /** A question needs little room; a form fills a phone. */
  size?: 'question' | 'form';
  /** The form in it: what was entered would be lost, so no click beside it closes it, and Escape only while untouched. */
  form?: 'untouched' | 'begun';
  children: ReactNode;
}

/** Something over the page. The cross closes it, mostly also Escape and a click beside it; focus goes back where it was. */
export function Sheet({ title, onClose, size = 'question', form, children }: SheetProps) {
  const text = useText();
  const phone = useMediaQuery('(width < 40em)');
  return (
    <Modal.Root
      opened
      onClose={onClose}
      closeOnClickOutside={form === undefined}
      closeOnEscape={form !== 'begun'}
      size={size === 'form' ? 'lg' : 'md'}
      fullScreen={phone && size === 'form'}
      classNames={{ content: styles.content ?? '' }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles.head}>
          <Modal.Title className={styles.title ?? ''}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={text.say('action.close')} />
        </div>
        <Modal.Body className={styles.body ?? ''}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
