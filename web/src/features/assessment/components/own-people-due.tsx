import { useQuery } from '@tanstack/react-query';
import type { LocalDate } from '@/api-types/records';
import { useText } from '@/lib/text/use-text';
import { ownDueQuery } from '../api/forms';
import { PeopleDue } from './people-due';

/** Of which of one's own people something is to be asked; nothing where nothing is. */
export function OwnPeopleDue({ today }: { today: LocalDate }) {
  const text = useText();
  const list = useQuery(ownDueQuery).data;
  return list && <PeopleDue title={text.say('due.mine')} list={list} today={today} />;
}
