import type { PersonPage } from '@/api-types/people';
import type { Person } from '@/api-types/records';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { newId } from '@/lib/ids';
import { useSend } from '@/lib/outbox/use-outbox';
import { calledBy } from '@/lib/person-name';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { shareWith } from '../api/share-with';
import { fingerprint, relativeText } from '../model/consent-text';
import { consentMissing, consentSaid, notAgreed, type ConsentValues } from '../model/consent-values';
import { ConsentFields } from './consent-fields';

interface ShareWithFormProps {
  page: PersonPage;
  /** Somebody who stands beside the person. */
  other: Person;
  called: string | undefined;
  onClose: () => void;
}

/** What somebody beside the person may see: only what the person agrees to, for their support and nothing else. */
export function ShareWithForm({ page, other, called, onClose }: ShareWithFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const who = calledBy(other, text.language) ?? text.say('person.unnamed');
  const form = useForm<ConsentValues>({
    start: notAgreed(page.today),
    check: consentMissing,
    paths: { consequences_told: 'told', copy_given: 'copy' },
    send: async ({ classes, valid_until, told, copy, ...said }) =>
      send(
        shareWith(page.person, called, {
          id: newId(),
          rule_set: 'homeward.basic',
          ...consentSaid(said),
          language: text.language,
          text_hash: await fingerprint(relativeText(text, { classes, recipient: who, until: valid_until })),
          purposes: ['family_support'],
          classes,
          recipient_kind: 'person',
          recipient: other.id,
          redisclosure: false,
          signed_on: page.today,
          valid_until,
          copy_given: copy,
          consequences_told: told,
          refused: false,
        }),
      ),
    onDone: (outcome) => {
      tell(outcome, text.say('share.done'));
      onClose();
    },
  });
  return (
    <FormSheet
      title={text.say('share.title', { who })}
      about={text.say('share.about')}
      onClose={onClose}
      submitLabel={text.say('share.submit')}
      form={form}
    >
      <ConsentFields form={form} recipient={who} legend={text.say('share.what', { who })} sentences={relativeText} />
    </FormSheet>
  );
}
