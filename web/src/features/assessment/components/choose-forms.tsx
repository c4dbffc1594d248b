import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { InstrumentLine } from '@/api-types/forms';
import type { LocalDate } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { Answer } from '@/components/answer';
import { Empty } from '@/components/empty';
import type { Outcome } from '@/lib/outbox/entry';
import { useText } from '@/lib/text/use-text';
import { formsQuery, instrumentsQuery, packQuery, type About } from '../api/forms';
import { agesOf, fitsAge, foundIn, minutesOf, type Age } from '../model/choose';
import { seriesOf } from '../model/forms';
import { recalled } from '../model/recall';
import { lineTitle } from '../model/say';
import type { Begins } from '../model/use-begin';
import { BeginBar } from './begin-bar';
import { Labels } from './labels';
import styles from './choose-forms.module.css';

interface ChooseFormsProps {
  about: About;
  today: LocalDate;
  age: Age | undefined;
  sex: Word<'sex'> | undefined;
  /** Instruments that are chosen from the start. */
  ask: readonly string[];
  onBegin: (begins: Begins) => Promise<Outcome>;
}

/** Which forms are filled in today, with the sum of their minutes in view. */
export function ChooseForms({ about, today, age, sex, ask, onBegin }: ChooseFormsProps) {
  const text = useText();
  const query = useQuery(instrumentsQuery);
  const forms = useQuery(formsQuery(about.person)).data?.items ?? [];
  const series = seriesOf(forms);
  const [typed, setTyped] = useState('');
  const [ids, setIds] = useState(ask);
  // Fetched while one chooses, so that the form opens at once, and without a line too.
  const packs = useQueries({ queries: ids.map((id) => packQuery(id)) }).flatMap(({ data }) => data ?? []);
  const lastOf = (id: string) => series.find(({ instrument }) => instrument === id)?.finished[0]?.assessment.on;
  const toggle = (id: string) =>
    setIds((known) => (known.includes(id) ? known.filter((one) => one !== id) : [...known, id]));

  return (
    <Answer query={query} lines={8}>
      {({ items }) => {
        const { withText, paper } = foundIn(items, typed);
        const chosen = ids.flatMap((id) => items.find((one) => one.id === id) ?? []);
        const rows = (list: InstrumentLine[]) => (
          <ul className={styles.list}>
            {list.map((one) => (
              <InstrumentRow
                key={one.id}
                instrument={one}
                chosen={ids.includes(one.id)}
                last={lastOf(one.id)}
                again={recalled(forms, { instrument: one.id, recallDays: one.recall_days, on: today })?.days}
                today={today}
                fits={fitsAge(one, age)}
                onToggle={() => toggle(one.id)}
              />
            ))}
          </ul>
        );
        return (
          <div className={styles.choose}>
            <TextInput
              type="search"
              label={text.say('assess.choose.find')}
              value={typed}
              autoComplete="off"
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            {withText.length + paper.length === 0 && <Empty what={text.say('assess.choose.noneFound')} />}
            {withText.length > 0 && (
              <section>
                <h2>{text.say('assess.choose.with')}</h2>
                {rows(withText)}
              </section>
            )}
            {paper.length > 0 && (
              <section>
                <h2>{text.say('assess.choose.paper')}</h2>
                <p className={styles.soft}>{text.say('assess.choose.paperAbout')}</p>
                {rows(paper)}
              </section>
            )}
            <div className={styles.bar} role="region" aria-label={text.say('assess.choose.start')}>
              {chosen.length === 0 ? (
                <>
                  <span className={styles.soft}>{text.say('assess.choose.nothing')}</span>
                  <Button disabled ml="auto">
                    {text.say('assess.choose.start')}
                  </Button>
                </>
              ) : (
                <BeginBar
                  chosen={chosen}
                  packs={packs}
                  minutes={minutesOf(chosen)}
                  today={today}
                  sex={sex}
                  onBegin={onBegin}
                />
              )}
            </div>
          </div>
        );
      }}
    </Answer>
  );
}

interface InstrumentRowProps {
  instrument: InstrumentLine;
  chosen: boolean;
  last: LocalDate | undefined;
  /** Days that the last one was about already. */
  again: number | undefined;
  today: LocalDate;
  fits: boolean;
  onToggle: () => void;
}

function InstrumentRow({ instrument, chosen, last, again, today, fits, onToggle }: InstrumentRowProps) {
  const text = useText();
  const { minutes, domains } = instrument;
  const soft = [
    text.say('due.minutes', { count: minutes }),
    domains.map((domain) => text.word('domain', domain)).join(', '),
    !fits && agesOf(text, instrument),
    last && text.say('assess.choose.last', { date: text.dateNear(last, today) }),
    again &&
      text.say('assess.recall.row', {
        recall: text.say('assess.recall.days', { count: instrument.recall_days ?? 0 }),
        again: text.say('assess.recall.days', { count: again }),
      }),
  ];
  return (
    <li className={styles.row} data-chosen={chosen || undefined} data-unfit={!fits || undefined}>
      <Checkbox
        classNames={{ root: styles.check ?? '', body: styles.checkBody ?? '', labelWrapper: styles.label ?? '' }}
        checked={chosen}
        onChange={onToggle}
        label={
          <>
            <span className={styles.title}>{lineTitle(text, instrument)}</span> <Labels of={instrument} />
            <span className={styles.soft}>{soft.filter(Boolean).join(' · ')}</span>
          </>
        }
      />
    </li>
  );
}
