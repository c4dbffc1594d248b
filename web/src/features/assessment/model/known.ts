import type { FormLine } from '@/api-types/forms';
import { choicesOf, type Item, type Pack } from './pack';

/** An answer that was given to the same question the same day, in another form. */
export interface Known {
  value: number;
  instrument: string;
}

/** What is known of the questions of a form: it is offered, never filled in by itself. */
export function knownAnswers(pack: Pack, form: FormLine, forms: readonly FormLine[]): Map<string, Known> {
  const sameDay = forms.filter(
    ({ assessment }) => assessment.state === 'finished' && assessment.on === form.assessment.on,
  );
  const found = new Map<string, Known>();
  for (const item of pack.items) {
    for (const same of item.same_as ?? []) {
      const [instrument = '', id] = same.split('.');
      const answers = sameDay.find(({ assessment }) => assessment.instrument === instrument)?.assessment.answers;
      const value = answers?.find((answer) => answer.item === id)?.value;
      if (value !== undefined && takes(pack, item, value)) found.set(item.id, { value, instrument });
    }
  }
  return found;
}

const takes = (pack: Pack, item: Item, value: number): boolean =>
  choicesOf(pack, item).some((choice) => choice.value === value);
