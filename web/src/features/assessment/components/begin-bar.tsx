import { Button } from '@mantine/core';
import type { InstrumentLine } from '@/api-types/forms';
import type { LocalDate } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { DateField, SelectField } from '@/components/fields';
import { FormFoot } from '@/components/form-foot';
import { useForm } from '@/lib/form';
import type { Outcome } from '@/lib/outbox/entry';
import { newId } from '@/lib/ids';
import { useText } from '@/lib/text/use-text';
import { languageFor, languagesOf, modesFor, readingFor } from '../model/choose';
import { readingsOf, type Pack } from '../model/pack';
import type { Begins } from '../model/use-begin';
import { lineTitle } from '../model/say';
import styles from './choose-forms.module.css';

interface BeginBarProps {
  chosen: readonly InstrumentLine[];
  packs: readonly Pack[];
  minutes: number;
  today: LocalDate;
  sex: Word<'sex'> | undefined;
  onBegin: (begins: Begins) => Promise<Outcome>;
}

const usual = 'usual';

/** What has been chosen, how long it takes, and how it is asked. */
export function BeginBar({ chosen, packs, minutes, today, sex, onBegin }: BeginBarProps) {
  const text = useText();
  const [first] = chosen;
  const modes = modesFor(packs);
  const packOf = (id: string | undefined) => packs.find((one) => one.id === id);
  const pack = packOf(first?.id);
  const readings = pack ? readingsOf(pack) : [];
  /** As chosen; until then as fits the person. */
  const wanted = (reading: string) => reading || (readingFor(pack, sex) ?? usual);
  const form = useForm({
    start: { language: text.language, mode: 'interview', on: today, reading: '' },
    check: ({ on }) => (on > today ? { on: 'form.in-future' } : {}),
    send: async ({ language, mode, on, reading }) => {
      const [begin, ...others] = chosen.map((one) => {
        const named = one === first ? wanted(reading) : readingFor(packOf(one.id), sex);
        return {
          id: newId(),
          instrument: one.id,
          language: languageFor(one, language),
          mode: modes.find((known) => known === mode) ?? 'interview',
          on,
          ...(named !== undefined && named !== usual && { reading: named }),
        };
      });
      return begin ? onBegin([begin, ...others]) : { state: 'done', answer: undefined };
    },
    onDone: () => undefined,
  });
  if (!first) return null;
  const language = form.bind('language');
  const mode = form.bind('mode');
  const reading = form.bind('reading');
  const sum = { count: chosen.length, minutes: text.say('due.minutes', { count: minutes }) };

  return (
    <form
      noValidate
      className={styles.begin}
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <strong className={styles.sum} role="status">
        {text.say('assess.choose.sum', sum)}
      </strong>
      <div className={styles.fields}>
        <SelectField
          field={{ ...language, value: languageFor(first, language.value) }}
          label={text.say('assess.choose.language')}
          data={languagesOf(first).map((code) => ({ value: code, label: text.languageName(code) }))}
        />
        <SelectField
          field={{ ...mode, value: modes.find((one) => one === mode.value) ?? 'interview' }}
          label={text.say('assess.choose.mode')}
          data={modes.map((one: Word<'form_mode'>) => ({ value: one, label: text.word('form_mode', one) }))}
        />
        <DateField field={form.bind('on')} label={text.say('assess.choose.on')} max={today} />
        {readings.length > 0 && (
          <SelectField
            field={{ ...reading, value: wanted(reading.value) }}
            label={text.say('assess.choose.readingOf', { form: lineTitle(text, first) })}
            data={[
              { value: usual, label: text.say('assess.choose.usual') },
              ...readings.map(({ id, population }) => ({ value: id, label: population })),
            ]}
          />
        )}
        <Button type="submit" loading={form.busy} className={styles.start ?? ''}>
          {text.say('assess.choose.start')}
        </Button>
      </div>
      <FormFoot form={form} />
    </form>
  );
}
