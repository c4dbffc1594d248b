import type { DueLine } from '@/api-types/forms';
import type { LocalDate } from '@/api-types/records';
import { Chip } from '@/components/chip';
import { useText } from '@/lib/text/use-text';

/** By when it is to be asked; what is late says so in words, not by colour alone. */
export function DueDay({ due, today }: { due: DueLine; today: LocalDate }) {
  const text = useText();
  const date = text.nearInside(due.due, today);
  return due.overdue ? (
    <Chip tone="watch">{text.say('due.overdue', { date })}</Chip>
  ) : (
    <>{text.say('due.by', { date })}</>
  );
}
