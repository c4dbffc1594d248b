import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { Handover, LocalDate, Person, Place } from '@/api-types/records';
import { Chip, type ChipTone } from '@/components/chip';
import { PersonLink } from '@/components/person-link';
import { Step } from '@/components/steps';
import { may } from '@/lib/permissions';
import { calledBy } from '@/lib/person-name';
import { useMe } from '@/lib/queries/session';
import { stageNumber } from '@/lib/stages';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import { permissionFor, stepsFor, type Direction, type Step as HandoverStep } from '../model/steps';
import { stepWords } from '../model/step-words';

const HandoverStepForm = lazy(() =>
  import('./handover-step-form').then((module) => ({ default: module.HandoverStepForm })),
);

interface HandoverRowProps {
  handover: Handover;
  person?: Person | undefined;
  direction: Direction;
  /** On a person's own page the house is what one looks for. */
  ownPage?: boolean;
  today: LocalDate;
  places?: readonly Place[] | undefined;
}

/** One handover: who or which code, where it stands, by when, and what can be done now. */
export function HandoverRow({ handover, person, direction, ownPage, today, places }: HandoverRowProps) {
  const text = useText();
  const me = useMe();
  const [step, setStep] = useState<HandoverStep>();
  const called = calledBy(person, text.language);
  const from = direction === 'in' ? handover.from : handover.to;
  const other = text.place(places?.find((place) => place.id === from)) ?? text.say('place.another');
  const way = text.say(direction === 'in' ? 'handover.from' : 'handover.to', { place: other });
  const steps = stepsFor(handover.state, direction).filter((one) => may(me.permissions, permissionFor[one]));
  return (
    <Step
      when={handover.expected_on && text.near(handover.expected_on, today)}
      soft={[
        handover.stage && `${stageNumber(handover.stage)} ${text.word('stage', handover.stage)}`,
        !ownPage && way,
        (person || ownPage) && handover.code,
      ]
        .filter(Boolean)
        .join(' · ')}
      aside={
        <>
          {handover.state && <Chip tone={toneOf(handover, today)}>{text.word('handover_state', handover.state)}</Chip>}
          {steps.map((one, index) => (
            <Button key={one} size="xs" variant={index === 0 ? 'light' : 'default'} onClick={() => setStep(one)}>
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

/** Late is urgent, waiting for an answer wants a look, the rest is calm. */
function toneOf({ state, expected_on: expected, answer_by: answerBy }: Handover, today: LocalDate): ChipTone {
  if (state === 'did_not_arrive') return 'urgent';
  if ((state === 'accepted' || state === 'travelling') && expected && expected < today) return 'urgent';
  if (state === 'proposed' || state === 'held') return answerBy && answerBy < today ? 'urgent' : 'watch';
  return state === 'arrived' || state === 'accepted' || state === 'travelling' ? 'calm' : 'plain';
}
