import { useQuery } from '@tanstack/react-query';
import type { LocalDate, PlaceId } from '@/api-types/records';
import { useText } from '@/lib/text/use-text';
import { placeDueQuery } from '../api/forms';
import { PeopleDue } from './people-due';

/** Of whom in this house something is to be asked, as far as their forms may be seen. */
export function PlaceDue({ place, today }: { place: PlaceId; today: LocalDate }) {
  const text = useText();
  const list = useQuery(placeDueQuery(place)).data;
  return list && <PeopleDue title={text.say('due.place')} list={list} today={today} />;
}
