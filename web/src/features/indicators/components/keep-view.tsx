import { Button } from '@mantine/core';
import { useState } from 'react';
import { TextField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { saveView } from '../api/saved-views';
import type { IndicatorQuestion } from '../model/question';
import { CopyAddress } from './copy-address';

interface Props {
  indicator: string;
  /** What the view is called unless its owner says otherwise. */
  suggested: string;
  asked: IndicatorQuestion;
}

/** A view to come back to, or to send: its address holds the whole question. */
export function KeepView(props: Props) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="subtle" onClick={() => window.print()}>
        {text.say('indicators.print')}
      </Button>
      <CopyAddress address={window.location.href} />
      <Button variant="default" onClick={() => setOpen(true)}>
        {text.say('indicators.keepView')}
      </Button>
      {open && <KeepForm {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function KeepForm({ indicator, suggested, asked, onClose }: Props & { onClose: () => void }) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const form = useForm({
    start: { name: suggested },
    send: ({ name }) => send(saveView(name.trim(), indicator, asked)),
    onDone: (outcome) => {
      tell(outcome, text.say('indicators.viewKept'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say('indicators.keepView')}
      about={text.say('indicators.keepViewAbout')}
      onClose={onClose}
      submitLabel={text.say('indicators.keepView')}
      form={form}
    >
      <TextField field={form.bind('name')} label={text.say('indicators.viewName')} required />
    </FormSheet>
  );
}
