import { Button, Group } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Sheet } from './sheet';
import { useText } from '@/lib/text/use-text';

interface AskProps {
  question: string;
  /** What will happen, and what stays. */
  about: ReactNode;
  yes: string;
  onYes: () => Promise<void> | void;
  onNo: () => void;
}

/** Asks before something that cannot simply be undone. */
export function Ask({ question, about, yes, onYes, onNo }: AskProps) {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    await onYes();
    setBusy(false);
  };
  return (
    <Sheet title={question} onClose={onNo}>
      <div>{about}</div>
      <Group justify="flex-end" mt={18} gap={10}>
        <Button variant="default" onClick={onNo} data-autofocus>
          {text.say('action.cancel')}
        </Button>
        <Button loading={busy} onClick={() => void go()}>
          {yes}
        </Button>
      </Group>
    </Sheet>
  );
}
