import { useId, useState } from 'react';
import type { Returns } from '@/api-types/curves';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { Empty } from '@/components/empty';
import { Table } from '@/components/table';
import { useText } from '@/lib/text/use-text';
import { firstReturn, meanLimits, meanOf, most, returnAt, whyNoReturns } from '../model/returns';
import { returnsOf, subjectName } from '../model/say';
import { ReturnsPicture } from './returns-picture';
import styles from './curves.module.css';

/** All together: the sentence, the picture, a day to choose that is read out, and the numbers as a table. */
export function ReturnsTogether({ told, end }: { told: Returns; end: number }) {
  const text = useText();
  const slider = useId();
  const [chosen, choose] = useState<number>();
  const { total } = told;
  const days = total.points.map((point) => point.day);
  const first = firstReturn(total) ?? days[0];
  const why = whyNoReturns(text, total, told.least);
  if (why !== undefined || first === undefined) {
    return (
      <Card title={subjectName(text, returnsOf)}>
        <Empty what={why ?? text.say('curves.nobodyLongEnough')} />
      </Card>
    );
  }
  const day = chosen !== undefined && days.includes(chosen) ? chosen : first;
  const headline = returnAt(total, first);
  const readOut = (one: number) => {
    const limits = meanLimits(text, returnAt(total, one));
    const said = `${text.say('curves.returns.mean')}: ${meanOf(text, returnAt(total, one))}`;
    return `${text.say('curves.afterDays', { days: text.number(one) })}: ${said}${limits ? ` (${limits})` : ''}`;
  };
  const limits = meanLimits(text, headline);
  return (
    <Card title={subjectName(text, returnsOf)}>
      <p className={styles.headline}>
        {headline?.mean === undefined
          ? text.say('curves.returns.headlineNone', { days: text.number(first) })
          : text.say('curves.returns.headline', { days: text.number(first), mean: meanOf(text, headline) })}
      </p>
      <div className={styles.soft}>
        {limits && `${text.say('indicators.surely', { interval: limits })} · `}
        {text.say('curves.returns.ended', { n: text.number(total.n ?? 0) })}
      </div>
      <ReturnsPicture line={total} end={end} top={most([total])} day={day} />
      <div className={styles.slider}>
        <label htmlFor={slider}>{text.say('curves.returns.chooseDay')}</label>
        <input
          id={slider}
          type="range"
          min={0}
          max={days.length - 1}
          step={1}
          value={days.indexOf(day)}
          aria-valuetext={readOut(day)}
          onChange={(event) => choose(days[Number(event.currentTarget.value)])}
        />
        <output htmlFor={slider} aria-hidden>
          {readOut(day)}
        </output>
      </div>
      <Table
        caption={text.say('curves.returns.table')}
        head={[text.say('curves.day'), text.say('curves.returns.followed'), text.say('curves.returns.mean')]}
        rows={total.points.map((point) => ({
          key: String(point.day),
          head: text.say('curves.afterDays', { days: text.number(point.day) }),
          numbers: [
            text.number(point.followed),
            <span key="mean">
              {meanOf(text, point)}
              <span className={chart.limits}>{meanLimits(text, point)}</span>
            </span>,
          ],
        }))}
      />
    </Card>
  );
}
