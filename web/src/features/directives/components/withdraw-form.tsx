import type { Directive } from '@/api-types/records';
import { ReasonSheet } from '@/components/reason-sheet';
import { useSend } from '@/lib/outbox/use-outbox';
import { useText } from '@/lib/text/use-text';
import { withdrawDirective } from '../api/directives';

/** An order is taken back for good, with the reason that centres will read. */
export function WithdrawForm({ directive, onClose }: { directive: Directive; onClose: () => void }) {
  const text = useText();
  const send = useSend();
  return (
    <ReasonSheet
      title={text.say('directives.withdraw')}
      about={text.say('directives.withdrawAbout')}
      submitLabel={text.say('directives.withdraw')}
      label={text.say('directives.withdrawWhy')}
      path="why"
      tone="urgent"
      send={(why) => send(withdrawDirective(directive, why))}
      done={text.say('directives.withdrawn')}
      onClose={onClose}
    />
  );
}
