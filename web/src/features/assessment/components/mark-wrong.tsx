import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FormLine } from '@/api-types/forms';
import { Ask } from '@/components/ask';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { markAsError, type About } from '../api/forms';

/** For a form that was entered in error: asked about first, kept afterwards. */
export function MarkWrong({ form, about }: { form: FormLine; about: About }) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const [asking, setAsking] = useState(false);
  const mark = async () => {
    tell(await send(markAsError(about, form)), text.say('assess.marked'));
    setAsking(false);
  };
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => setAsking(true)}>
        {text.say('assess.markError')}
      </Button>
      {asking && (
        <Ask
          question={text.say('assess.markErrorAsk')}
          about={text.say('assess.markErrorAbout')}
          yes={text.say('assess.markError')}
          onYes={mark}
          onNo={() => setAsking(false)}
        />
      )}
    </>
  );
}
