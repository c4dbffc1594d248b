import type { CareCurves } from '@/api-types/curves';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { useText } from '@/lib/text/use-text';
import { days } from '../model/curve';

/** What the curves count, how, and how far; in words. */
export function WhatCurvesCount({ curves }: { curves: CareCurves }) {
  const text = useText();
  const broken = curves.ends_before_start;
  return (
    <Card title={text.say('indicators.what')}>
      <p>{text.say(curves.of === 'episode' ? 'curves.countsEpisodes' : 'curves.countsStays')}</p>
      <p>{text.say('curves.method')}</p>
      <p>
        {curves.masked
          ? text.say('curves.masked', {
              days: text.list(days.map((day) => text.number(day))),
              least: text.number(curves.least),
            })
          : text.say('curves.exact')}
      </p>
      <p className={chart.note}>
        {text.say('curves.upTo', {
          date: text.date(curves.today, 'full'),
          position: text.number(curves.position),
        })}
        {broken !== undefined && broken > 0 && ` · ${text.say('curves.broken', { n: text.number(broken) })}`}
      </p>
    </Card>
  );
}
