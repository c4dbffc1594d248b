import { NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CareCurves, CurveLine } from '@/api-types/curves';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { Empty } from '@/components/empty';
import { Table } from '@/components/table';
import { useText } from '@/lib/text/use-text';
import type { CurveQuestion } from '../api/curves';
import { atDay, bandPath, headlineDay, linePath, pick, seriesOf, still, tableDays, yAt } from '../model/curve';
import { groupName, limitsOf, onDays, placeBelow, saidTest, seriesName, shareOf, whyNone } from '../model/say';
import styles from './curves.module.css';

interface Props {
  curves: CareCurves;
  end: number;
  asked: CurveQuestion;
  /** What the groups are: Region, Sex. */
  name: string;
}

const frameOf = (curves: CareCurves, end: number) => ({ width: 170, height: 84, end, steps: !curves.masked });

/** One small curve a group, all with the same scale and all together behind each. Never in the order of a figure. */
export function Multiples({ curves, end, asked, name }: Props) {
  const text = useText();
  const [chosen, choose] = useState(still);
  const choices = seriesOf(curves.total).map(({ what }) => what);
  const what = choices.includes(chosen) ? chosen : still;
  const day = headlineDay(curves) ?? 0;
  const title = (line: CurveLine) =>
    line.place ? (
      <Link to="/curves" search={{ ...asked, place: line.place.id, by: placeBelow(line.place.kind) }}>
        {groupName(text, curves.by, line)}
      </Link>
    ) : (
      groupName(text, curves.by, line)
    );
  if (curves.lines.length === 0) {
    return (
      <Card title={text.say('curves.apart', { by: name })}>
        <Empty what={text.say('indicators.noLines')} />
      </Card>
    );
  }
  return (
    <Card title={text.say('curves.apart', { by: name })}>
      <NativeSelect
        className={chart.choice}
        label={text.say('curves.what')}
        value={what}
        onChange={(event) => choose(event.currentTarget.value)}
        data={choices.map((one) => ({ value: one, label: seriesName(text, one) }))}
      />
      <ul className={styles.multiples}>
        {curves.lines.map((line) => (
          <li key={line.place?.id ?? line.group} className={styles.multiple}>
            <h3>{title(line)}</h3>
            <Small curves={curves} line={line} what={what} end={end} day={day} />
          </li>
        ))}
      </ul>
      {curves.log_rank && <p>{saidTest(text, curves.log_rank)}</p>}
      <p className={chart.note}>{text.say('curves.sameScale')}</p>
      <Table
        caption={text.say('curves.apart', { by: name })}
        head={[
          name,
          text.say('indicators.n'),
          ...tableDays(end)
            .slice(1)
            .map((one) => text.say('curves.dayShort', { days: text.number(one) })),
        ]}
        rows={curves.lines.map((line) => ({
          key: line.place?.id ?? line.group ?? '',
          head: groupName(text, curves.by, line),
          numbers: [
            line.n === undefined ? '–' : text.number(line.n),
            ...onDays(line, what, end, curves.masked).map(({ day: one, point }) => (
              <span key={one}>
                {shareOf(text, point)}
                <span className={chart.limits}>{limitsOf(text, point)}</span>
              </span>
            )),
          ],
        }))}
      />
    </Card>
  );
}

interface SmallProps {
  curves: CareCurves;
  line: CurveLine;
  what: string;
  end: number;
  day: number;
}

function Small({ curves, line, what, end, day }: SmallProps) {
  const text = useText();
  const why = whyNone(text, line, curves.least);
  if (why !== undefined) return <div className={styles.none}>{why}</div>;
  const frame = frameOf(curves, end);
  const points = pick(line, what);
  const point = atDay(points, day, curves.masked);
  return (
    <>
      <svg className={chart.svg} viewBox={`0 -2 ${frame.width} ${frame.height + 4}`} aria-hidden focusable="false">
        {[0, 0.5, 1].map((share) => (
          <g key={share} className={chart.grid}>
            <line x1={0} x2={frame.width} y1={yAt(frame, share)} y2={yAt(frame, share)} />
          </g>
        ))}
        <path className={styles.all} d={linePath(pick(curves.total, what), frame)} />
        <g className={styles.series} data-what={what}>
          <path className={styles.band} d={bandPath(points, frame)} />
          <path className={styles.path} d={linePath(points, frame)} />
        </g>
      </svg>
      <div className={styles.soft}>
        {text.say('curves.atDay', { days: text.number(day), share: shareOf(text, point) })}
        {' · '}
        {text.say('indicators.ofN', { n: text.number(line.n ?? 0) })}
      </div>
    </>
  );
}
