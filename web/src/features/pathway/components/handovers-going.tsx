import type { Handover, LocalDate, Person, Place } from '@/api-types/records';
import { Card } from '@/components/card';
import { Steps } from '@/components/steps';
import { useText } from '@/lib/text/use-text';
import { isOnTheWay, type Direction } from '../model/steps';
import { HandoverRow } from './handover-row';

interface HandoversGoingProps {
  person: Person;
  handovers: readonly Handover[] | undefined;
  /** Seen from where: coming here, or going there. */
  direction: (handover: Handover) => Direction;
  today: LocalDate;
  places: readonly Place[];
}

/** Where this person is on the way to; nothing where they are not. */
export function HandoversGoing({ person, handovers = [], direction, today, places }: HandoversGoingProps) {
  const text = useText();
  const going = handovers.filter(isOnTheWay);
  if (going.length === 0) return null;
  return (
    <Card title={text.say('handover.title')}>
      <Steps>
        {going.map((handover) => (
          <HandoverRow
            key={handover.id}
            handover={handover}
            person={person}
            ownPage
            direction={direction(handover)}
            today={today}
            places={places}
          />
        ))}
      </Steps>
    </Card>
  );
}
