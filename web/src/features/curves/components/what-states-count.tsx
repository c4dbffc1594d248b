import type { WhereAfter } from '@/api-types/curves';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { useText } from '@/lib/text/use-text';

/** What the picture counts, how, and how far; in words. */
export function WhatStatesCount({ told }: { told: WhereAfter }) {
  const text = useText();
  return (
    <Card title={text.say('indicators.what')}>
      <p>{text.say('curves.states.counts')}</p>
      <p>{text.say('curves.states.rule', { gap: text.number(told.journey_gap) })}</p>
      <p>{text.say('curves.states.method')}</p>
      <p>
        {told.masked
          ? text.say('curves.states.masked', { least: text.number(told.least) })
          : text.say('curves.states.exact')}
      </p>
      <p className={chart.note}>
        {text.say('curves.upTo', { date: text.date(told.today, 'full'), position: text.number(told.position) })}
      </p>
    </Card>
  );
}
