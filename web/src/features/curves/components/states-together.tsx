import { useId, useState } from 'react';
import type { WhereAfter } from '@/api-types/curves';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { Empty } from '@/components/empty';
import { Table } from '@/components/table';
import { useText } from '@/lib/text/use-text';
import { limitsOf, shareOf, statesOf, subjectName } from '../model/say';
import { firstTold, inState, pointAt, readStates, stateName, taken, whyNoStates } from '../model/states';
import { StatesPicture } from './states-picture';
import styles from './curves.module.css';

/** All together: the sentence, the picture, a day to choose that is read out, and the numbers as a table. */
export function StatesTogether({ told, end }: { told: WhereAfter; end: number }) {
  const text = useText();
  const slider = useId();
  const [chosen, choose] = useState<number>();
  const { total } = told;
  const first = firstTold(total);
  const why = whyNoStates(text, total, told.least);
  if (why !== undefined || first === undefined) {
    return (
      <Card title={subjectName(text, statesOf)}>
        <Empty what={why ?? text.say('curves.nobodyLongEnough')} />
      </Card>
    );
  }
  const days = total.points.map((point) => point.day);
  const day = chosen !== undefined && days.includes(chosen) ? chosen : first;
  const cared = pointAt(total, first)?.in_care;
  const limits = limitsOf(text, cared);
  const shown = taken(total);

  return (
    <Card title={subjectName(text, statesOf)}>
      <p className={styles.headline}>
        {cared?.share === undefined
          ? text.say('curves.states.headlineNone', { days: text.number(first) })
          : text.say('curves.states.headline', { days: text.number(first), share: text.percent(cared.share) })}
      </p>
      <div className={styles.soft}>
        {limits && `${text.say('indicators.surely', { interval: limits })} · `}
        {text.say('curves.states.began', { n: text.number(total.n ?? 0) })}
      </div>
      <StatesPicture line={total} end={end} day={day} />
      <div className={styles.slider}>
        <label htmlFor={slider}>{text.say('curves.states.chooseDay')}</label>
        <input
          id={slider}
          type="range"
          min={0}
          max={days.length - 1}
          step={1}
          value={days.indexOf(day)}
          aria-valuetext={readStates(text, total, day)}
          onChange={(event) => choose(days[Number(event.currentTarget.value)])}
        />
        <output htmlFor={slider} aria-hidden>
          {readStates(text, total, day)}
        </output>
      </div>
      <Table
        caption={text.say('curves.states.table')}
        head={[
          text.say('curves.day'),
          text.say('curves.states.watched'),
          text.say('curves.states.inCare'),
          ...shown.map((state) => stateName(text, state)),
        ]}
        rows={total.points.map((point) => ({
          key: String(point.day),
          head: text.say('curves.afterDays', { days: text.number(point.day) }),
          numbers: [
            text.number(point.watched),
            ...[point.in_care, ...shown.map((state) => inState(point, state))].map((one, at) => (
              <span key={one?.state ?? at}>
                {shareOf(text, one)}
                <span className={chart.limits}>{limitsOf(text, one)}</span>
              </span>
            )),
          ],
        }))}
      />
    </Card>
  );
}
