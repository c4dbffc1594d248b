import { Button } from '@mantine/core';
import type { StayClass } from '@/api-types/people';
import type { Stay } from '@/api-types/records';
import { Card } from '@/components/card';
import { Step, Steps } from '@/components/steps';
import { stageNumber } from '@/lib/stages';
import { useText } from '@/lib/text/use-text';

interface ProgrammeLengthProps {
  stays: readonly Stay[];
  classes: readonly StayClass[];
  /** The stay whose end may be taken back. */
  endedByMistake?: Stay | undefined;
  onTakeBack?: () => void;
}

/** For each stay, how long it was planned for and how long it came to be: two things, by one boundary rule. */
export function ProgrammeLength({ stays, classes, endedByMistake, onTakeBack }: ProgrammeLengthProps) {
  const text = useText();
  const lines = classes.flatMap(({ stay: id, ...length }) => {
    const stay = stays.find((one) => one.id === id);
    return stay?.stage ? [{ ...length, id, stage: stay.stage }] : [];
  });
  if (lines.length === 0) return null;
  const named = (word: NonNullable<StayClass['planned']>) => ({ class: text.word('programme_class', word) });
  return (
    <Card title={text.say('length.title')}>
      <Steps>
        {lines.map(({ id, stage, planned, actual }) => (
          <Step
            key={id}
            aside={
              id === endedByMistake?.id && (
                <Button size="compact-xs" variant="subtle" color="gray" onClick={onTakeBack}>
                  {text.say('takeBackEnd.action')}
                </Button>
              )
            }
            soft={[
              planned ? text.say('length.planned', named(planned)) : text.say('length.notPlanned'),
              actual ? text.say('length.actual', named(actual)) : text.say('length.goesOn'),
            ].join(' · ')}
          >
            {stageNumber(stage)} {text.word('stage', stage)}
          </Step>
        ))}
      </Steps>
    </Card>
  );
}
