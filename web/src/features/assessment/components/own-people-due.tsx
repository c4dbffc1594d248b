import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LocalDate } from '@/api-types/records';
import { Card } from '@/components/card';
import { PersonLink } from '@/components/person-link';
import { Step, Steps } from '@/components/steps';
import { useText } from '@/lib/text/use-text';
import { ownDueQuery } from '../api/forms';
import { firstDue, sumOf } from '../model/due';
import { wordingIn } from '../model/say';
import { DueDay } from './due-day';

const first = 6;

/** Of whom something is to be asked, the longest overdue first; nothing where nothing is. */
export function OwnPeopleDue({ today }: { today: LocalDate }) {
  const text = useText();
  const items = useQuery(ownDueQuery).data?.items ?? [];
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  const shown = all ? items : items.slice(0, first);
  return (
    <Card title={text.say('due.mine')} aside={text.number(items.length)}>
      <Steps>
        {shown.map(({ person, sets }) => {
          const due = sets.flatMap((set) => firstDue(set) ?? []).sort((a, b) => a.due.localeCompare(b.due))[0];
          const forms = sets.flatMap((set) => set.forms);
          const minutes = text.say('due.minutes', { count: sumOf(forms) });
          return (
            <Step
              key={person.id}
              soft={[
                sets.map(({ title, schedule }) => wordingIn(title, text.language) ?? schedule).join(', '),
                text.say('due.forms', { count: forms.length, minutes }),
              ].join(' · ')}
              aside={due && <DueDay due={due} today={today} />}
            >
              <PersonLink person={person} />
            </Step>
          );
        })}
      </Steps>
      {shown.length < items.length && (
        <Button variant="default" size="xs" mt={10} onClick={() => setAll(true)}>
          {text.say('people.showAll', { count: items.length })}
        </Button>
      )}
    </Card>
  );
}
