import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { NotHeardFrom } from '@/api-types/places';
import type { LocalDate, Place } from '@/api-types/records';
import { Chip } from '@/components/chip';
import { PersonLink } from '@/components/person-link';
import { Step } from '@/components/steps';
import { daysBetween } from '@/lib/dates';
import { calledBy } from '@/lib/person-name';
import { stageNumber } from '@/lib/stages';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';

const AttemptForm = lazy(() => import('./attempt-form').then((module) => ({ default: module.AttemptForm })));

interface NotHeardRowProps {
  entry: NotHeardFrom;
  today: LocalDate;
  canAct: boolean;
  places?: readonly Place[] | undefined;
}

/** Somebody we have not heard from: for how long, and who is asked to do what by when. */
export function NotHeardRow({ entry, today, canAct, places }: NotHeardRowProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const { follow_up: followUp, person } = entry;
  const days = entry.days ?? (followUp.since ? daysBetween(followUp.since, today) : undefined);
  const who = text.place(places?.find((place) => place.id === followUp.who_acts));
  const overdue = entry.overdue ?? (followUp.act_by !== undefined && followUp.act_by < today);
  return (
    <Step
      soft={
        <>
          {followUp.ended_stage &&
            text.say('notHeard.after', {
              stage: `${stageNumber(followUp.ended_stage)} ${text.word('stage', followUp.ended_stage)}`,
            })}
          {who && ` · ${text.say('notHeard.asked', { who })}`}
          {followUp.act_by && ` · ${text.say('notHeard.by', { date: text.nearInside(followUp.act_by, today) })}`}
        </>
      }
      aside={
        <>
          {days !== undefined && (
            <Chip tone={overdue ? 'urgent' : 'watch'}>{text.say('notHeard.days', { count: days })}</Chip>
          )}
          {canAct && (
            <Button size="xs" variant="light" onClick={() => setOpen(true)}>
              {text.say('attempt.action')}
            </Button>
          )}
        </>
      }
    >
      {person ? <PersonLink person={person} /> : text.say('person.unnamed')}
      {open && (
        <Suspense>
          <AttemptForm
            followUp={followUp}
            ways={entry.safe_contacts ?? []}
            numberAt={entry.number_at}
            called={calledBy(person, text.language)}
            today={today}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </Step>
  );
}
