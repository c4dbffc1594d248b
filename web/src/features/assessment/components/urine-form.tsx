import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { UrineTestLine } from '@/api-types/assessment';
import type { LocalDate } from '@/api-types/records';
import { DateField, FieldGroup, SelectField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { useForm } from '@/lib/form';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import type { About } from '../api/forms';
import { enterUrineTest, urineTestsQuery } from '../api/outcomes';
import { said, saidBy, substances, testOf, those, type Said } from '../model/urine';
import { UrineWords } from './urine-words';
import styles from './urine-tests.module.css';

interface UrineFormProps {
  about: About;
  today: LocalDate;
  /** Those that were entered, as far as they are known by now. */
  tests: readonly UrineTestLine[];
  /** The test that is corrected; without it one of today is entered. */
  correct: UrineTestLine | undefined;
  onClose: () => void;
}

type Values = { on: LocalDate } & Said;

/** What a urine test said, substance by substance. For a day that has one, it corrects what stands. */
export function UrineForm({ about, today, tests, correct, onClose }: UrineFormProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const client = useQueryClient();
  // What the writer has seen of this day: whatever changed since is shown to them first.
  const [seen, setSeen] = useState(correct ?? testOf(tests, today));
  const form = useForm<Values>({
    start: { on: seen?.on ?? today, ...saidBy(seen) },
    check: ({ on }) => (on > today ? { on: 'urine.in-future' } : {}),
    send: async (values) => {
      const test = { on: values.on, found: those(values, 'found'), not_found: those(values, 'not_found') };
      const outcome = await send(enterUrineTest(about, test, seen?.id));
      if (outcome.state === 'refused') await client.invalidateQueries(urineTestsQuery(about.person));
      return outcome;
    },
    onDone: (outcome) => {
      tell(outcome, text.say(seen ? 'assess.urine.corrected' : 'assess.urine.saved'));
      onClose();
    },
  });
  const stands = testOf(tests, form.values.on);
  const changed = stands?.id !== seen?.id;
  const day = form.bind('on');
  const choose = (on: LocalDate) => {
    const test = testOf(tests, on);
    setSeen(test);
    form.set({ on, ...(test || seen ? saidBy(test) : {}) });
  };
  const data = said.map((value) => ({ value, label: text.say(`assess.urine.${value}`) }));
  return (
    <FormSheet
      title={text.say(seen ? 'assess.urine.correctTitle' : 'assess.urine.title')}
      about={text.say('assess.urine.about')}
      onClose={onClose}
      submitLabel={text.say('action.save')}
      form={form}
    >
      <DateField
        field={{ ...day, onChange: (event) => choose(event.currentTarget.value) }}
        label={text.say('assess.urine.on')}
        max={today}
        required
      />
      {seen && !changed && <p className={styles.note}>{text.say('assess.urine.entered')}</p>}
      {changed && (
        <div className={styles.changed} role="status">
          <p>{text.say(stands ? 'assess.urine.changed' : 'assess.urine.gone')}</p>
          {stands && <UrineWords test={stands} />}
          <Button size="xs" variant="default" onClick={() => setSeen(stands)}>
            {text.say(stands ? 'assess.urine.correctThis' : 'assess.urine.enterAnew')}
          </Button>
        </div>
      )}
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
    </FormSheet>
  );
}
