import { FormSheet } from '@/components/form-sheet';
import type { Account } from '@/api-types/records';
import { useForm } from '@/lib/form';
import { useSendNow } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { givePassword } from '../api/accounts';
import { passwordFault } from '../model/password';
import { PasswordFields } from './password-fields';

/** For somebody who forgot theirs: a first password, told by word of mouth and changed at the first chance. */
export function NewPassword({ account, onClose }: { account: Account; onClose: () => void }) {
  const text = useText();
  const tell = useTell();
  const sendNow = useSendNow();
  const form = useForm({
    start: { password: '', again: '' },
    check: ({ password, again }) => passwordFault(password, again),
    send: ({ password }) => sendNow(givePassword(account.id, password)),
    onDone: (outcome) => {
      tell(outcome, text.say('accounts.changed'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say('accounts.passwordFor', { who: account.name ?? '' })}
      about={text.say('accounts.passwordAbout')}
      submitLabel={text.say('accounts.setPassword')}
      form={form}
      onClose={onClose}
    >
      <PasswordFields bind={form.bind} />
    </FormSheet>
  );
}
