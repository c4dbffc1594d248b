import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ArrivedItem } from '@/api-types/arrivals';
import type { LocalDate, Place } from '@/api-types/records';
import { Card } from '@/components/card';
import { Steps } from '@/components/steps';
import { may } from '@/lib/permissions';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { HandoverRow } from './handover-row';

interface ArrivedListProps {
  items: readonly ArrivedItem[];
  today: LocalDate;
  places?: readonly Place[] | undefined;
}

/** Who arrived from another house and is not in care here yet; nothing where care has begun for everybody. */
export function ArrivedList({ items, today, places }: ArrivedListProps) {
  const text = useText();
  if (items.length === 0) return null;
  return (
    <Card
      title={text.say('board.arrived')}
      aside={text.number(items.length)}
      tone={items.some(({ overdue }) => overdue) ? 'urgent' : 'watch'}
    >
      <Steps>
        {items.map((item) => (
          <HandoverRow
            key={item.handover.id}
            handover={item.handover}
            person={item.person}
            direction="in"
            overdue={item.overdue}
            lead={<BeginHere {...item} />}
            today={today}
            places={places}
          />
        ))}
      </Steps>
    </Card>
  );
}

/** Care begins on the page of the person; whoever is known by the code alone is registered here first. */
function BeginHere({ handover, person }: ArrivedItem) {
  const text = useText();
  const me = useMe();
  if (!may(me.permissions, 'stay.admit')) return null;
  if (person)
    return (
      <Button
        size="xs"
        variant="light"
        renderRoot={(props) => (
          <Link
            to="/people/$person"
            params={{ person: person.id }}
            search={{ do: 'admit', arrival: handover.id }}
            {...props}
          />
        )}
      >
        {text.say('admit.action')}
      </Button>
    );
  if (!may(me.permissions, 'person.register')) return null;
  return (
    <Button
      size="xs"
      variant="light"
      renderRoot={(props) => <Link to="/people" search={{ do: 'register', arrival: handover.id }} {...props} />}
    >
      {text.say('register.arrivalAction')}
    </Button>
  );
}
