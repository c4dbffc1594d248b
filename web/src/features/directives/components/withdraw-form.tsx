import type { Directive } from '@/api-types/records';
import { LongTextField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { withdrawDirective } from '../api/directives';

/** An order is taken back for good, with the reason that centres will read. */
export function WithdrawForm({ directive, onClose }: { directive: Directive; onClose: () => void }) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const form = useForm({
    start: { why: '' },
    send: ({ why }) => send(withdrawDirective(directive, why)),
    onDone: (outcome) => {
      tell(outcome, text.say('directives.withdrawn'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say('directives.withdraw')}
      about={text.say('directives.withdrawAbout')}
      onClose={onClose}
      submitLabel={text.say('directives.withdraw')}
      form={form}
      tone="urgent"
    >
      <LongTextField field={form.bind('why')} label={text.say('directives.withdrawWhy')} required />
    </FormSheet>
  );
}
