import type { Consent, Person } from '@/api-types/records';
import { ReasonSheet } from '@/components/reason-sheet';
import { useSend } from '@/lib/outbox/use-outbox';
import { useText } from '@/lib/text/use-text';
import { revokeConsent } from '../api/people';

interface RevokeFormProps {
  person: Person;
  called: string | undefined;
  consent: Consent;
  onClose: () => void;
}

/** A consent ends for everybody at once; how the person said so stays with it. */
export function RevokeForm({ person, called, consent, onClose }: RevokeFormProps) {
  const text = useText();
  const send = useSend();
  return (
    <ReasonSheet
      title={text.say('revoke.title')}
      about={text.say('revoke.about')}
      submitLabel={text.say('revoke.submit')}
      label={text.say('revoke.how')}
      hint={text.say('revoke.howHint')}
      path="how"
      send={(how) => send(revokeConsent(person, called, consent.id, how))}
      done={text.say('revoke.done')}
      onClose={onClose}
    />
  );
}
