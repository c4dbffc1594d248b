import { useId, useState } from 'react';
import type { CareCurves } from '@/api-types/curves';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { Empty } from '@/components/empty';
import { Table } from '@/components/table';
import { useText } from '@/lib/text/use-text';
import { atDay, headlineDay, seriesOf, tableDays } from '../model/curve';
import { limitsOf, readOut, seriesName, shareOf, subjectName, whyNone } from '../model/say';
import { CurvePicture } from './curve-picture';
import styles from './curves.module.css';

/** All together: the sentence, the picture, a day to choose that is read out, and the numbers as a table. */
export function Together({ curves, end }: { curves: CareCurves; end: number }) {
  const text = useText();
  const slider = useId();
  const all = tableDays(end);
  const first = headlineDay(curves);
  const [chosen, choose] = useState<number>();
  const { total, masked } = curves;
  const why = whyNone(text, total, curves.least);
  if (why !== undefined || first === undefined) {
    return (
      <Card title={subjectName(text, curves.of)}>
        <Empty what={why ?? text.say('curves.nobodyLongEnough')} />
      </Card>
    );
  }
  const day = chosen !== undefined && all.includes(chosen) ? chosen : first;
  const headline = atDay(total.still, first, masked);
  const series = seriesOf(total);
  const limits = limitsOf(text, headline);

  return (
    <Card title={subjectName(text, curves.of)}>
      <p className={styles.headline}>
        {text.say('curves.headline', { days: text.number(first), share: shareOf(text, headline) })}
      </p>
      <div className={styles.soft}>
        {limits && `${text.say('indicators.surely', { interval: limits })} · `}
        {text.say('curves.began', { n: text.number(total.n ?? 0) })}
      </div>
      <CurvePicture curves={curves} end={end} day={day} />
      <div className={styles.slider}>
        <label htmlFor={slider}>{text.say('curves.chooseDay')}</label>
        <input
          id={slider}
          type="range"
          min={0}
          max={all.length - 1}
          step={1}
          value={all.indexOf(day)}
          aria-valuetext={readOut(text, curves, day)}
          onChange={(event) => choose(all[Number(event.currentTarget.value)])}
        />
        <output htmlFor={slider} aria-hidden>
          {readOut(text, curves, day)}
        </output>
      </div>
      <Table
        caption={text.say('curves.table')}
        head={[
          text.say('curves.day'),
          text.say('curves.followed'),
          ...series.map(({ what }) => seriesName(text, what)),
        ]}
        rows={all.map((one) => {
          const followed = atDay(total.still, one, masked)?.followed;
          return {
            key: String(one),
            head: text.say('curves.afterDays', { days: text.number(one) }),
            numbers: [
              followed === undefined ? '–' : text.number(followed),
              ...series.map(({ what, points }) => {
                const point = atDay(points, one, masked);
                return (
                  <span key={what}>
                    {shareOf(text, point)}
                    <span className={chart.limits}>{limitsOf(text, point)}</span>
                  </span>
                );
              }),
            ],
          };
        })}
      />
    </Card>
  );
}
