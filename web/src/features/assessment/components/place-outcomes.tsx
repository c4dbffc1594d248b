import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutcomeDefinition } from '@/api-types/outcomes';
import type { PlaceId } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Table } from '@/components/table';
import { useText } from '@/lib/text/use-text';
import { wholePeriods } from '@/lib/periods';
import { useMe } from '@/lib/queries/session';
import { placeOutcomeQuery } from '../api/outcomes';
import { begunWords, headOf, placeCsv, rowsOf } from '../model/place-outcome';
import { ChooseOutcome, DefinitionWords } from './choose-outcome';
import styles from './outcomes.module.css';

/** The people of a place by a published definition: how many, which share with its interval. Never who. */
export function PlaceOutcomes({ place }: { place: PlaceId }) {
  const text = useText();
  const me = useMe();
  const [period, setPeriod] = useState('');
  return (
    <Card title={text.say('outcome.place')}>
      <ChooseOutcome
        beside={
          <NativeSelect
            label={text.say('outcome.begunIn')}
            value={period}
            data={[{ value: '', label: text.say('outcome.anyDay') }, ...wholePeriods(text, me.today)]}
            onChange={(event) => setPeriod(event.currentTarget.value)}
          />
        }
      >
        {(definition) => <Read place={place} definition={definition} period={period} />}
      </ChooseOutcome>
    </Card>
  );
}

function Read({ place, definition, period }: { place: PlaceId; definition: OutcomeDefinition; period: string }) {
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
