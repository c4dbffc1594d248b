import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Suspense, useState, type ReactNode } from 'react';
import type { Handover, LocalDate, Person, PersonId, Place } from '@/api-types/records';
import { Chip, type ChipTone } from '@/components/chip';
import { PersonLink } from '@/components/person-link';
import { Step } from '@/components/steps';
import { daysBetween } from '@/lib/dates';
import { may } from '@/lib/permissions';
import { calledBy } from '@/lib/person-name';
import { useMe } from '@/lib/queries/session';
import { stageNumber } from '@/lib/stages';
import type { Text } from '@/lib/text/text';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import { askedPlace, permissionFor, stepsFor, type Direction, type Step as HandoverStep } from '../model/steps';
import { stepWords } from '../model/step-words';

const HandoverStepForm = lazy(() =>
  import('./handover-step-form').then((module) => ({ default: module.HandoverStepForm })),
);

interface HandoverRowProps {
  handover: Handover;
  person?: Person | undefined;
  direction: Direction;
  /** Of an arrival: the day by which care should have begun is over. */
  overdue?: boolean;
  /** On a person's own page the house is what one looks for. */
  ownPage?: boolean;
  /** What comes before the steps of the handover itself. */
  lead?: ReactNode;
  today: LocalDate;
  places?: readonly Place[] | undefined;
}

/** One handover: who or which code, where it stands, by when, and what can be done now. */
export function HandoverRow({
  handover,
  person,
  direction,
  overdue = false,
  ownPage,
  lead,
  today,
  places,
}: HandoverRowProps) {
  const text = useText();
  const me = useMe();
  const [step, setStep] = useState<HandoverStep>();
  const called = calledBy(person, text.language);
  const from = direction === 'in' ? handover.from : handover.to;
  const nameOf = (place: string | undefined) => text.place(places?.find(({ id }) => id === place));
  const other = nameOf(from) ?? text.say('place.another');
  const asked = askedPlace(handover) === me.place?.id ? text.say('handover.thisHouse') : nameOf(askedPlace(handover));
  const way = text.say(direction === 'in' ? 'handover.from' : 'handover.to', { place: other });
  const asksAnew =
    handover.state === 'did_not_arrive' && direction === 'out' && may(me.permissions, 'handover.propose');
  const steps = stepsFor(handover.state, direction).filter((one) => may(me.permissions, permissionFor[one]));
  const day = handover.state === 'arrived' ? handover.arrived_on : handover.expected_on;
  return (
    <Step
      when={day && text.near(day, today)}
      soft={[
        handover.stage && `${stageNumber(handover.stage)} ${text.word('stage', handover.stage)}`,
        !ownPage && way,
        clockIn(text, handover, today),
        asked && text.say('handover.asked', { who: asked }),
        (person || ownPage) && handover.code && text.say('handover.codeOnly', { code: handover.code }),
      ]
        .filter(Boolean)
        .join(' · ')}
      aside={
        <>
          {handover.state && <Chip tone={toneOf(handover, overdue, today)}>{stateIn(text, handover, today)}</Chip>}
          {lead}
          {asksAnew && person && <AskAnew person={person.id} />}
          {steps.map((one, index) => (
            <Button
              key={one}
              size="xs"
              variant={index === 0 && !lead && !asksAnew ? 'light' : 'default'}
              onClick={() => setStep(one)}
            >
              {text.say(stepWords[one].action)}
            </Button>
          ))}
        </>
      }
    >
      {ownPage ? (
        <b>{way}</b>
      ) : person ? (
        <PersonLink person={person} />
      ) : (
        <b>{text.say('handover.codeOnly', { code: handover.code ?? '' })}</b>
      )}
      {step && (
        <Suspense>
          <HandoverStepForm
            handover={handover}
            step={step}
            called={called}
            today={today}
            onClose={() => setStep(undefined)}
          />
        </Suspense>
      )}
    </Step>
  );
}

/** Another house, or the same one for another day: the first request is then taken back. */
function AskAnew({ person }: { person: PersonId }) {
  const text = useText();
  return (
    <Button
      size="xs"
      variant="light"
      renderRoot={(props) => <Link to="/people/$person" params={{ person }} search={{ do: 'hand-over' }} {...props} />}
    >
      {text.say('handover.askAnew')}
    </Button>
  );
}

/** The state; of an arrival how long it is ago, and whether somebody had arrived who is not there any more. */
function stateIn(text: Text, { state, arrived_on: arrived }: Handover, today: LocalDate): string | undefined {
  if (!state) return undefined;
  if (state === 'did_not_arrive' && arrived) return text.say('handover.goneAgain.state');
  const days = state === 'arrived' && arrived ? daysBetween(arrived, today) : 0;
  return days > 0 ? text.say('handover.waits', { count: days }) : text.word('handover_state', state);
}

/** By when the next step is asked for, where the day of the arrival does not say it. */
function clockIn(text: Text, handover: Handover, today: LocalDate): string | undefined {
  const { state, answer_by: answerBy, leave_by: leaveBy } = handover;
  if ((state === 'proposed' || state === 'held') && answerBy)
    return text.say('handover.answerBy', { date: text.nearInside(answerBy, today) });
  if (state === 'accepted' && leaveBy) return text.say('handover.leaveBy', { date: text.nearInside(leaveBy, today) });
  return undefined;
}

/** Late is urgent, waiting for an answer wants a look, the rest is calm. */
function toneOf(
  { state, expected_on: expected, answer_by: answerBy, leave_by: leaveBy }: Handover,
  overdue: boolean,
  today: LocalDate,
): ChipTone {
  if (state === 'did_not_arrive') return 'urgent';
  if (state === 'arrived') return overdue ? 'urgent' : 'watch';
  if (state === 'accepted' && leaveBy) return leaveBy < today ? 'urgent' : 'calm';
  if ((state === 'accepted' || state === 'travelling') && expected && expected < today) return 'urgent';
  if (state === 'proposed' || state === 'held') return answerBy && answerBy < today ? 'urgent' : 'watch';
  return state === 'accepted' || state === 'travelling' ? 'calm' : 'plain';
}
