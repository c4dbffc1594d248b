import { Link } from '@tanstack/react-router';
import type { StayItem } from '@/api-types/places';
import type { LocalDate } from '@/api-types/records';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { useText } from '@/lib/text/use-text';
import { PeopleList } from './people-list';

interface InCareHereProps {
  items: readonly StayItem[];
  /** How many there are, also those whose stays the reader may not see. */
  count: number | undefined;
  today: LocalDate;
}

/** Who is in care in a house; those whose stays are not shown are counted, so that nobody seems absent. */
export function InCareHere({ items, count, today }: InCareHereProps) {
  const text = useText();
  const people = new Set(items.map(({ stay, person }) => person?.id ?? stay.person ?? stay.id)).size;
  const hidden = Math.max(0, (count ?? 0) - people);
  const say = items.length === 0 ? 'board.peopleNotShown' : 'board.moreNotShown';
  return (
    <Card title={text.say('board.inCare')} aside={text.number(people + hidden)}>
      {items.length > 0 && <PeopleList items={items} today={today} limit={12} />}
      {hidden > 0 && (
        <Empty what={text.say(say, { count: hidden })}>
          <Link to="/people">{text.say('board.toPeople')}</Link>
        </Empty>
      )}
      {people + hidden === 0 && <Empty what={text.say('board.nobodyInCare')} />}
    </Card>
  );
}
