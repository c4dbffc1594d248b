import { useQuery } from '@tanstack/react-query';
import type { ColumnSummary, OutcomeDefinition, PlaceOutcome } from '@/api-types/outcomes';
import type { PlaceId } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Table } from '@/components/table';
import type { Text } from '@/lib/text/text';
import { useText } from '@/lib/text/use-text';
import { placeOutcomeQuery } from '../api/outcomes';
import { isTimed } from '../model/outcome';
import { ChooseOutcome, DefinitionWords } from './choose-outcome';
import styles from './outcomes.module.css';

/** The people of a place by a published definition: how many, which share with its interval. Never who. */
export function PlaceOutcomes({ place }: { place: PlaceId }) {
  const text = useText();
  return (
    <Card title={text.say('outcome.place')}>
      <ChooseOutcome>{(definition) => <Read place={place} definition={definition} />}</ChooseOutcome>
    </Card>
  );
}

function Read({ place, definition }: { place: PlaceId; definition: OutcomeDefinition }) {
  const text = useText();
  const query = useQuery(placeOutcomeQuery(place, definition.id));
  return (
    <Answer query={query}>
      {(found) => (
        <>
          <Table
            caption={text.say('outcome.place')}
            head={[
              text.say('outcome.column'),
              text.say('outcome.people'),
              text.say('outcome.goingOn'),
              text.say('outcome.computed'),
              text.say('outcome.count'),
              text.say('outcome.measure'),
              text.say('outcome.interval'),
              text.say('outcome.middleHalf'),
            ]}
            rows={found.columns.map((column, at) => ({
              key: column.name,
              head: nameOf(text, found, column, at),
              numbers: [
                shown(text, found.people),
                shown(text, found.going_on),
                shown(text, found.computed),
                shown(text, column.computed),
                measure(text, column),
                between(column.low, column.high, one(text, column)),
                between(column.lower, column.upper, one(text, column)),
              ],
            }))}
          />
          <DefinitionWords definition={definition} />
          <p className={styles.note}>{text.say('outcome.placeAbout')}</p>
        </>
      )}
    </Answer>
  );
}

function nameOf(text: Text, found: PlaceOutcome, column: ColumnSummary, at: number): string {
  if (isTimed(found.columns)) return text.say(at === 0 ? 'outcome.weeksTo' : 'outcome.came');
  return text.say(column.type === 'boolean' ? 'outcome.yesNo' : 'outcome.median');
}

const shown = (text: Text, count: string) => (count === '*' ? count : text.number(Number(count)));

function measure(text: Text, { computed, yes, share, median }: ColumnSummary): string {
  if (yes !== undefined) return share === undefined ? shown(text, yes) : `${shown(text, yes)} · ${text.percent(share)}`;
  if (median !== undefined) return text.number(median);
  return text.say(Number(computed) >= fewest ? 'outcome.notReached' : 'outcome.tooFew');
}

/** From so many people on there is a median, as the server has it; of a time, once half have come so far. */
const fewest = 20;

const one =
  (text: Text, { yes }: ColumnSummary) =>
  (value: number) =>
    yes === undefined ? text.number(value) : text.percent(value);

function between(low: number | undefined, high: number | undefined, say: (value: number) => string): string {
  if (low === undefined && high === undefined) return '–';
  return `${low === undefined ? '…' : say(low)} – ${high === undefined ? '…' : say(high)}`;
}
