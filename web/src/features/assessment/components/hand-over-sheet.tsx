import { TextField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import type { Outcome } from '@/lib/outbox/entry';
import { useText } from '@/lib/text/use-text';
import { pinFault } from '../model/pin';

interface HandOverSheetProps {
  onHandOver: (pin: string) => Promise<Outcome>;
  onClose: () => void;
}

/** Before the device goes into other hands: the PIN that takes it back, for this one time. */
export function HandOverSheet({ onHandOver, onClose }: HandOverSheetProps) {
  const text = useText();
  const form = useForm({
    start: { pin: '' },
    check: ({ pin }): Record<string, string> => {
      const fault = pinFault(pin);
      return fault ? { pin: fault } : {};
    },
    send: ({ pin }) => onHandOver(pin),
    onDone: onClose,
  });
  return (
    <FormSheet
      title={text.say('assess.handOver.title')}
      about={text.say('assess.handOver.about')}
      onClose={onClose}
      submitLabel={text.say('assess.handOver.now')}
      form={form}
    >
      <TextField
        field={form.bind('pin')}
        label={text.say('assess.handOver.pin')}
        hint={text.say('assess.handOver.hint')}
        type="password"
        inputMode="numeric"
        // Not the password of anybody: no browser offers to keep it.
        autoComplete="one-time-code"
        required
      />
    </FormSheet>
  );
}
