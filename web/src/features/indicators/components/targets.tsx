import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { IndicatorDefinition, TargetLine } from '@/api-types/indicators';
import type { IndicatorTarget, LocalDate, Place } from '@/api-types/records';
import { Card } from '@/components/card';
import { Chip } from '@/components/chip';
import { ReasonSheet } from '@/components/reason-sheet';
import { inLanguage } from '@/lib/indicator';
import { useSend } from '@/lib/outbox/use-outbox';
import { useText } from '@/lib/text/use-text';
import { endTarget, targetsQuery } from '../api/targets';
import { canBeAimedAt, whoseWords } from '../model/target';
import { TargetForm } from './target-form';
import styles from './indicators.module.css';

interface Props {
  definition: IndicatorDefinition;
  place: Place;
  today: LocalDate;
  /** Whether this user answers for the place. */
  settable: boolean;
}

const stateWords = {
  to_come: 'indicators.targets.is.toCome',
  holds: 'indicators.targets.is.holds',
  over: 'indicators.targets.is.over',
  ended: 'indicators.targets.is.ended',
} as const;

type Open = { what: 'set' } | { what: 'change' | 'end'; target: IndicatorTarget };

/** Every target that was set for this very place, with how it read before; setting, changing and ending one. */
export function Targets({ definition, place, today, settable }: Props) {
  const text = useText();
  const [open, setOpen] = useState<Open>();
  const { data } = useQuery({ ...targetsQuery(definition.id, place.id), enabled: canBeAimedAt(definition) });
  if (!data || (data.items.length === 0 && !settable)) return null;
  const name = text.place(place) ?? '';
  const close = () => setOpen(undefined);
  return (
    <Card title={text.say('indicators.targets.list', { place: name })}>
      <p className={styles.note}>{text.say('indicators.targets.about')}</p>
      {data.items.length === 0 && <p>{text.say('indicators.targets.none', { place: name })}</p>}
      {data.items.length > 0 && (
        <ul className={styles.list}>
          {data.items.map((line) => (
            <li key={line.named.target.id} className={styles.unit}>
              <One definition={definition} line={line} onOpen={setOpen} />
            </li>
          ))}
        </ul>
      )}
      {settable && (
        <Button variant="default" mt="sm" onClick={() => setOpen({ what: 'set' })}>
          {text.say('indicators.targets.set')}
        </Button>
      )}
      {open?.what === 'set' && <TargetForm definition={definition} place={place} today={today} onClose={close} />}
      {open?.what === 'change' && (
        <TargetForm definition={definition} place={place} today={today} target={open.target} onClose={close} />
      )}
      {open?.what === 'end' && <EndSheet definition={definition} target={open.target} onClose={close} />}
    </Card>
  );
}

function One({
  definition,
  line: { named, state, changeable },
  onOpen,
}: {
  definition: IndicatorDefinition;
  line: TargetLine;
  onOpen: (open: Open) => void;
}) {
  const text = useText();
  const { target } = named;
  return (
    <>
      <div>
        {whoseWords(text, definition, named).map((words, at) => (
          <div key={words} className={at === 0 ? undefined : styles.soft}>
            {words}
          </div>
        ))}
        {target.ended_on && (
          <div className={styles.soft}>
            {text.say('indicators.targets.endedOn', {
              date: text.date(target.ended_on, 'full'),
              why: target.ended_why ?? '',
            })}
          </div>
        )}
        {changeable && (
          <div className={styles.steps}>
            <Button variant="subtle" size="compact-sm" onClick={() => onOpen({ what: 'change', target })}>
              {text.say('indicators.targets.change')}
            </Button>
            <Button variant="subtle" size="compact-sm" onClick={() => onOpen({ what: 'end', target })}>
              {text.say('indicators.targets.end')}
            </Button>
          </div>
        )}
      </div>
      <Chip tone={state === 'holds' ? 'calm' : 'plain'}>{text.say(stateWords[state])}</Chip>
    </>
  );
}

function EndSheet({
  definition,
  target,
  onClose,
}: {
  definition: IndicatorDefinition;
  target: IndicatorTarget;
  onClose: () => void;
}) {
  const text = useText();
  const send = useSend();
  return (
    <ReasonSheet
      title={text.say('indicators.targets.endTitle')}
      about={text.say('indicators.targets.endAbout')}
      submitLabel={text.say('indicators.targets.end')}
      label={text.say('indicators.targets.endReason')}
      hint={text.say('indicators.targets.reasonHint')}
      path="why"
      tone="urgent"
      send={(why) => send(endTarget(target, why, inLanguage(definition.names, text.language)))}
      done={text.say('indicators.targets.ended')}
      onClose={onClose}
    />
  );
}
