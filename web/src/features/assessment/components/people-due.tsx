import type { PeopleDue as PeopleDueList } from '@/api-types/forms';
import type { LocalDate } from '@/api-types/records';
import { Card } from '@/components/card';
import { CutNote } from '@/components/cut-note';
import { PersonLink } from '@/components/person-link';
import { ShownFirst } from '@/components/shown-first';
import { Step, Steps } from '@/components/steps';
import { useText } from '@/lib/text/use-text';
import { firstDue, overdueDays, sumOf } from '../model/due';
import { wordingIn } from '../model/say';
import { DueDay } from './due-day';
import { WaitingTexts } from './waiting-texts';

const first = 6;

interface PeopleDueProps {
  title: string;
  list: PeopleDueList;
  today: LocalDate;
}

/** Of whom something is to be asked, which sets, how many minutes, and how long it is overdue: the longest first. */
export function PeopleDue({ title, list, today }: PeopleDueProps) {
  const text = useText();
  const { items, total, waiting } = list;
  if (items.length + waiting.length === 0) return null;
  return (
    <Card title={title} aside={items.length > 0 && text.number(total ?? items.length)}>
      <CutNote cut={total === undefined ? undefined : [{ list: 'forms_due', total }]} />
      {items.length > 0 && (
        <ShownFirst items={items} first={first}>
          {(shown) => (
            <Steps>
              {shown.map(({ person, sets }) => {
                const due = sets.flatMap((set) => firstDue(set) ?? []).sort((a, b) => a.due.localeCompare(b.due))[0];
                const forms = sets.flatMap((set) => set.forms);
                const minutes = text.say('due.minutes', { count: sumOf(forms) });
                const late = due ? overdueDays(due, today) : 0;
                return (
                  <Step
                    key={person.id}
                    soft={[
                      sets.map((set) => wordingIn(set.title, text.language) ?? set.schedule).join(', '),
                      text.say('due.forms', { count: forms.length, minutes }),
                      late > 0 && text.say('due.late', { count: late }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                    aside={due && <DueDay due={due} today={today} />}
                  >
                    <PersonLink person={person} />
                  </Step>
                );
              })}
            </Steps>
          )}
        </ShownFirst>
      )}
      <WaitingTexts ids={waiting} />
    </Card>
  );
}
