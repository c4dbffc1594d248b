import type { StayItem } from '@/api-types/places';
import type { LocalDate } from '@/api-types/records';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { PersonLink } from '@/components/person-link';
import { ShownFirst } from '@/components/shown-first';
import { Step, Steps } from '@/components/steps';
import { stageNumber } from '@/lib/stages';
import { useText } from '@/lib/text/use-text';

const first = 6;

interface LeavingProps {
  items: readonly StayItem[];
  today: LocalDate;
  /** Whether the reader may see how stays are planned. */
  shown?: boolean;
}

/** Whose plan ends in the next days, so that the next step is not left to chance. */
export function Leaving({ items, today, shown: plansShown = true }: LeavingProps) {
  const text = useText();
  return (
    <Card title={text.say('board.leaving')} aside={items.length > 0 && text.number(items.length)}>
      {items.length === 0 ? (
        <Empty what={text.say(plansShown ? 'board.nobodyLeaving' : 'board.leavingNotShown')} />
      ) : (
        <ShownFirst items={items} first={first}>
          {(shown) => (
            <Steps>
              {shown.map(({ person, stay }) => (
                <Step
                  key={stay.id}
                  when={stay.planned_until && text.near(stay.planned_until, today)}
                  soft={stay.stage && `${stageNumber(stay.stage)} ${text.word('stage', stay.stage)}`}
                >
                  {person ? <PersonLink person={person} /> : text.say('person.unnamed')}
                </Step>
              ))}
            </Steps>
          )}
        </ShownFirst>
      )}
    </Card>
  );
}
