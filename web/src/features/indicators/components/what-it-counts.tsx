import type { IndicatorDefinition, IndicatorFigures } from '@/api-types/indicators';
import { Card } from '@/components/card';
import { Chip } from '@/components/chip';
import { Table } from '@/components/table';
import { inLanguage } from '@/lib/indicator';
import { useText } from '@/lib/text/use-text';
import { reasonName } from '../model/indicator';
import styles from './indicators.module.css';

/** What an indicator counts, of whom, who is left out and where it comes from. */
export function WhatItCounts({ definition, figures }: { definition: IndicatorDefinition; figures: IndicatorFigures }) {
  const text = useText();
  const formula = definition.numerator ?? definition.value;
  return (
    <Card
      title={text.say('indicators.what')}
      aside={!definition.verified && <Chip tone="watch">{text.say('indicators.notVerified')}</Chip>}
    >
      <p>{inLanguage(definition.says, text.language)}</p>
      {figures.left_out.length > 0 && (
        <Table
          caption={text.say('indicators.leftOut')}
          head={[text.say('indicators.leftOutWhy'), text.say('indicators.leftOut')]}
          rows={figures.left_out.map(({ id, n }) => ({
            key: id,
            head: reasonName(text, definition, id),
            numbers: [n === undefined ? text.say('indicators.withheld') : text.number(n)],
          }))}
        />
      )}
      <dl className={styles.words}>
        <dt>{text.say('indicators.unit')}</dt>
        <dd>{text.say(`indicators.unitOf.${definition.unit}`)}</dd>
        {formula && (
          <>
            <dt>{text.say(definition.numerator ? 'indicators.happened' : 'indicators.measured')}</dt>
            <dd>
              <details>
                <summary>{text.say('indicators.asComputed')}</summary>
                <code className={styles.formula} lang="en">
                  {formula}
                </code>
              </details>
            </dd>
          </>
        )}
        <dt>{text.say('indicators.source')}</dt>
        <dd lang="en">
          {definition.source}. {definition.original}
        </dd>
        <dt>{text.say('indicators.version')}</dt>
        <dd>
          {definition.id} {definition.version} ·{' '}
          {text.say('indicators.position', { position: text.number(figures.position) })}
        </dd>
      </dl>
    </Card>
  );
}
