import type { Address, Person } from '@/api-types/records';
import { LongTextField, WordField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { saveAddress, type NewAddress } from '../api/people';

interface AddressFormProps {
  person: Person;
  called: string | undefined;
  /** What was written wrongly; none where one is added. */
  wrong: Address | undefined;
  onClose: () => void;
}

/** Where somebody lives: a new address, or the right one. */
export function AddressForm({ person, called, wrong, onClose }: AddressFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const form = useForm<NewAddress>({
    start: { use: wrong?.use ?? 'home', lines: wrong?.lines ?? '' },
    check: ({ lines }): Record<string, string> => (lines.trim() ? {} : { lines: 'address.missing' }),
    send: (values) => send(saveAddress(person, called, values, wrong)),
    onDone: (outcome) => {
      tell(outcome, text.say('identity.saved'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say(wrong ? 'identity.correctAddress' : 'identity.addAddress')}
      {...(wrong && { about: text.say('identity.correctAbout') })}
      onClose={onClose}
      submitLabel={text.say('action.save')}
      form={form}
    >
      <WordField field={form.bind('use')} kind="address_use" label={text.say('register.addressUse')} />
      <LongTextField field={form.bind('lines')} label={text.say('register.addressLines')} />
    </FormSheet>
  );
}
