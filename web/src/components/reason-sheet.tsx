import { useForm } from '@/lib/form';
import type { Outcome } from '@/lib/outbox/entry';
import { useTell } from '@/lib/said';
import { LongTextField } from './fields';
import { FormSheet } from './form-sheet';

interface ReasonSheetProps {
  title: string;
  about: string;
  submitLabel: string;
  label: string;
  hint?: string;
  /** What the server calls these words. */
  path: string;
  tone?: 'calm' | 'urgent';
  send: (words: string) => Promise<Outcome>;
  /** What is said once it is done. */
  done: string;
  onClose: () => void;
}

/** A step that asks for one thing only: why, or how it came, in words that stay with it. */
export function ReasonSheet({ label, hint, path, send, done, onClose, ...sheet }: ReasonSheetProps) {
  const tell = useTell();
  const form = useForm({
    start: { words: '' },
    check: ({ words }) => (words.trim() ? {} : { words: 'form.words-needed' }),
    paths: { [path]: 'words' },
    send: ({ words }) => send(words.trim()),
    onDone: (outcome) => {
      tell(outcome, done);
      onClose();
    },
  });
  return (
    <FormSheet {...sheet} onClose={onClose} form={form}>
      <LongTextField field={form.bind('words')} label={label} hint={hint} required />
    </FormSheet>
  );
}
