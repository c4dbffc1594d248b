import { Button } from '@mantine/core';
import { useState } from 'react';
import type { StayItem } from '@/api-types/answers';
import type { LocalDate } from '@/api-types/records';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { PersonLink } from '@/components/person-link';
import { Step, Steps } from '@/components/steps';
import { stageNumber } from '@/lib/stages';
import { useText } from '@/lib/text/use-text';

const first = 6;

/** Whose plan ends in the next days, so that the next step is not left to chance. */
export function Leaving({ items, today }: { items: readonly StayItem[]; today: LocalDate }) {
  const text = useText();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, first);
  return (
    <Card title={text.say('board.leaving')} aside={items.length > 0 && text.number(items.length)}>
      {items.length === 0 ? (
        <Empty what={text.say('board.nobodyLeaving')} />
      ) : (
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
      {shown.length < items.length && (
        <Button variant="default" size="xs" mt={10} onClick={() => setAll(true)}>
          {text.say('people.showAll', { count: items.length })}
        </Button>
      )}
    </Card>
  );
}
