import type { TieItem } from '@/api-types/people';
import type { LocalDate, Person } from '@/api-types/records';
import { DateField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { calledBy } from '@/lib/person-name';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { endTie } from '../api/ties';

interface EndTieFormProps {
  person: Person;
  called: string | undefined;
  item: TieItem;
  today: LocalDate;
  onClose: () => void;
}

/** Somebody stands no longer beside a person; on both pages, and both histories keep it. */
export function EndTieForm({ person, called, item: { tie, person: other }, today, onClose }: EndTieFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const form = useForm({
    start: { until: today },
    send: (values) => send(endTie(person, called, tie.id, values.until)),
    onDone: (outcome) => {
      tell(outcome, text.say('around.ended'));
      onClose();
    },
  });
  const who = (other && calledBy(other, text.language)) ?? text.say('around.notShown');
  return (
    <FormSheet
      title={text.say('around.endTitle')}
      about={text.say('around.endAbout', { who, kind: tie.kind ? text.word('tie_kind', tie.kind) : '' })}
      onClose={onClose}
      submitLabel={text.say('around.end')}
      form={form}
    >
      <DateField
        field={form.bind('until')}
        label={text.say('around.until')}
        max={today}
        {...(tie.since && { min: tie.since })}
        required
      />
    </FormSheet>
  );
}
