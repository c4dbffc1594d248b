import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '@/api-types/answers';
import { words, type Word } from '@/api-types/words';
import type { LocalDate } from '@/api-types/records';
import { DateField, FieldGroup, SelectField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { ProblemNote } from '@/components/problem-note';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import type { About } from '../api/forms';
import { enterUrineTest, takeBackUrineTest } from '../api/outcomes';

interface UrineFormProps {
  about: About;
  today: LocalDate;
  onClose: () => void;
}

type Substance = Word<'urine_substance'>;
const substances: readonly Substance[] = words.urine_substance;
/** What is not said was not tested, which is not the same as not found. */
const said = ['not_tested', 'not_found', 'found'] as const;
type Values = { on: LocalDate } & Record<Substance, string>;

/** What a urine test said, substance by substance. */
export function UrineForm({ about, today, onClose }: UrineFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const [nothing, setNothing] = useState<Problem>();
  const those = (values: Values, one: string) => substances.filter((substance) => values[substance] === one);
  const form = useForm<Values>({
    start: {
      on: today,
      ...(Object.fromEntries(substances.map((one) => [one, 'not_tested'])) as Record<Substance, string>),
    },
    check: ({ on }) => (on > today ? { on: 'urine.in-future' } : {}),
    send: (values) =>
      send(
        enterUrineTest(about, { on: values.on, found: those(values, 'found'), not_found: those(values, 'not_found') }),
      ),
    onDone: (outcome) => {
      tell(outcome, text.say('assess.urine.saved'));
      onClose();
    },
  });
  const takeBack = async () => {
    const outcome = await send(takeBackUrineTest(about, form.values.on));
    tell(outcome, text.say('assess.urine.takenBack'));
    if (outcome.state === 'refused') setNothing(outcome.problem);
    else onClose();
  };
  const data = said.map((value) => ({ value, label: text.say(`assess.urine.${value}`) }));
  return (
    <FormSheet
      title={text.say('assess.urine.title')}
      about={text.say('assess.urine.about')}
      onClose={onClose}
      submitLabel={text.say('action.save')}
      form={form}
    >
      <DateField field={form.bind('on')} label={text.say('assess.urine.on')} max={today} required />
      {[0, 2, 4, 6, 8].map((at) => (
        <FieldGroup key={at}>
          {substances.slice(at, at + 2).map((substance) => (
            <SelectField
              key={substance}
              field={form.bind(substance)}
              label={text.word('urine_substance', substance)}
              data={data}
            />
          ))}
        </FieldGroup>
      ))}
      {nothing && <ProblemNote problem={nothing} />}
      <Button variant="subtle" size="compact-sm" onClick={() => void takeBack()}>
        {text.say('assess.urine.takeBack')}
      </Button>
    </FormSheet>
  );
}
