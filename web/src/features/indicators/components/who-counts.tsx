import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { IndicatorDefinition } from '@/api-types/indicators';
import type { TraceFact, UnitLine } from '@/api-types/indicator-units';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { PersonLink } from '@/components/person-link';
import { problemOf } from '@/lib/api/problem';
import type { Text } from '@/lib/text/text';
import { useText } from '@/lib/text/use-text';
import type { IndicatorQuestion } from '../model/question';
import { traceQuery, unitsQuery } from '../api/units';
import { amount } from '@/lib/indicator';
import { reasonName, wordKindOf } from '../model/indicator';
import styles from './indicators.module.css';

interface Props {
  definition: IndicatorDefinition;
  asked: IndicatorQuestion;
}

/** Who stands behind the figure, for those who may see them; asked for only when somebody wants to know. */
export function WhoCounts({ definition, asked }: Props) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <Card title={text.say('indicators.who')}>
      <p>{text.say('indicators.whoAbout')}</p>
      {open ? (
        <Units definition={definition} asked={asked} />
      ) : (
        <Button variant="default" onClick={() => setOpen(true)}>
          {text.say('indicators.showWho')}
        </Button>
      )}
    </Card>
  );
}

function Units({ definition, asked }: Props) {
  const text = useText();
  const query = useQuery(unitsQuery(definition.id, asked));
  // Not a failure: of this figure nobody is ever named, and asking again changes nothing.
  const problem = query.isError ? problemOf(query.error) : undefined;
  if (problem?.reason === 'indicator.reads-beside') return <Empty what={text.reason(problem)} />;
  return (
    <Answer query={query} lines={6}>
      {({ items, more }) =>
        items.length === 0 ? (
          <Empty what={text.say('indicators.nobodySeen')} />
        ) : (
          <>
            <ul className={styles.list}>
              {items.map((line) => (
                <Unit key={line.unit} definition={definition} line={line} period={asked.period} />
              ))}
            </ul>
            {more && <p className={styles.note}>{text.say('indicators.olderOnes')}</p>}
          </>
        )
      }
    </Answer>
  );
}

/** What the indicator makes of somebody, in a few words. */
function verdict(text: Text, definition: IndicatorDefinition, line: UnitLine): string {
  if (line.left_out !== undefined)
    return text.say('indicators.leftOutFor', { why: reasonName(text, definition, line.left_out) });
  if (!line.counts) return text.say('indicators.doesNotCount');
  if (line.event !== undefined) return text.say(line.event ? 'indicators.countsYes' : 'indicators.countsNo');
  if (definition.figure === 'spread' && line.value !== undefined) return amount(text, 'spread', line.value);
  return text.say('indicators.doesCount');
}

function Unit({
  definition,
  line,
  period,
}: {
  definition: IndicatorDefinition;
  line: UnitLine;
  period?: string | undefined;
}) {
  const text = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <li className={styles.unit}>
      <div>
        <span id={`${id}-who`}>
          <PersonLink person={line.person} />
        </span>
        <div className={styles.soft}>
          {[line.day && text.date(line.day, 'full'), verdict(text, definition, line)].filter(Boolean).join(' · ')}
        </div>
      </div>
      <Button
        variant="subtle"
        size="compact-md"
        aria-expanded={open}
        aria-controls={id}
        aria-describedby={`${id}-who`}
        onClick={() => setOpen(!open)}
      >
        {text.say('indicators.why')}
      </Button>
      <div id={id} className={styles.why} hidden={!open}>
        {open && <Why definition={definition} unit={line.unit} period={period} />}
      </div>
    </li>
  );
}

function factText(text: Text, fact: TraceFact): string {
  if (fact.day !== undefined) return text.date(fact.day, 'full');
  if (fact.number !== undefined) return text.number(fact.number);
  if (fact.holds !== undefined) return text.say(fact.holds ? 'indicators.holds' : 'indicators.holdsNot');
  if (fact.word === undefined) return text.say('indicators.unknown');
  const kind = wordKindOf(fact.name);
  return kind ? text.word(kind, fact.word) : fact.word.replaceAll('_', ' ');
}

/** The rule, and what the record says that the rule reads. */
function Why({
  definition,
  unit,
  period,
}: {
  definition: IndicatorDefinition;
  unit: string;
  period: string | undefined;
}) {
  const text = useText();
  const query = useQuery(traceQuery(definition.id, unit, period));
  const formula = definition.numerator ?? definition.value;
  return (
    <Answer query={query} lines={3}>
      {(trace) => (
        <dl className={styles.words}>
          {trace.facts.map((fact) => (
            <div key={fact.name} className={styles.fact}>
              <dt>{text.member(definition.unit, fact.name)}</dt>
              <dd>{factText(text, fact)}</dd>
            </div>
          ))}
          {formula && (
            <div className={styles.fact}>
              <dt>{text.say(definition.numerator ? 'indicators.happened' : 'indicators.measured')}</dt>
              <dd className={styles.formula} lang="en">
                {formula}
              </dd>
            </div>
          )}
        </dl>
      )}
    </Answer>
  );
}
