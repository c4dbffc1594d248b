import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutcomeDefinition } from '@/api-types/outcomes';
import type { PlaceId } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Table } from '@/components/table';
import { useText } from '@/lib/text/use-text';
import { placeOutcomeQuery, type Period } from '../api/outcomes';
import { begunWords, headOf, placeCsv, rowsOf } from '../model/place-outcome';
import { ChooseOutcome, DefinitionWords } from './choose-outcome';
import styles from './outcomes.module.css';

/** The people of a place by a published definition: how many, which share with its interval. Never who. */
export function PlaceOutcomes({ place }: { place: PlaceId }) {
  const text = useText();
  const [period, setPeriod] = useState<Period>({ from: '', until: '' });
  const day = (name: keyof Period, label: string, bounds: { min?: string; max?: string }) => (
    <TextInput
      type="date"
      label={label}
      value={period[name]}
      {...bounds}
      onChange={(event) => {
        const value = event.currentTarget.value;
        setPeriod((known) => ({ ...known, [name]: value }));
      }}
    />
  );
  return (
    <Card title={text.say('outcome.place')}>
      <ChooseOutcome
        beside={
          <>
            {day('from', text.say('outcome.begunFrom'), period.until ? { max: period.until } : {})}
            {day('until', text.say('outcome.begunUntil'), period.from ? { min: period.from } : {})}
          </>
        }
      >
        {(definition) => <Read place={place} definition={definition} period={period} />}
      </ChooseOutcome>
    </Card>
  );
}

function Read({ place, definition, period }: { place: PlaceId; definition: OutcomeDefinition; period: Period }) {
  const text = useText();
  const query = useQuery(placeOutcomeQuery(place, definition.id, period));
  return (
    <Answer query={query}>
      {(found) => {
        const rows = rowsOf(text, found);
        return (
          <>
            <p className={styles.result}>{begunWords(text, found)}</p>
            <Table
              caption={text.say('outcome.place')}
              head={headOf(text)}
              rows={rows.map(({ name, head, cells }) => ({ key: name, head, numbers: cells }))}
            />
            <a
              className={styles.save}
              href={`data:text/csv;charset=utf-8,${encodeURIComponent(placeCsv(text, definition.id, found))}`}
              download={`${definition.id}.csv`}
            >
              {text.say('indicators.saveCsv')}
            </a>
            <DefinitionWords definition={definition} />
            <p className={styles.note}>{text.say('outcome.placeAbout')}</p>
          </>
        );
      }}
    </Answer>
  );
}
