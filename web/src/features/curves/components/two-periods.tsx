import { useElementSize } from '@mantine/hooks';
import type { CareCurves, CurveLine, OtherPeriod } from '@/api-types/curves';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { ShareGrid } from '@/components/share-grid';
import { Table } from '@/components/table';
import { useText } from '@/lib/text/use-text';
import { atDay, bandPath, linePath, tableDays, xAt, yAt } from '../model/curve';
import { limitsOf, saidOfPeriods, shareOf, whyNone } from '../model/say';
import styles from './curves.module.css';

const [height, top, left, right, below] = [200, 10, 40, 16, 34];

interface Props {
  curves: CareCurves;
  against: OtherPeriod;
  end: number;
}

/** Who is still in care of those who began in two periods, on one scale, and the test of whether they leave alike. */
export function TwoPeriods({ curves, against, end }: Props) {
  const text = useText();
  const { ref, width } = useElementSize();
  const frame = { width: Math.max(60, width - left - right), height, end, steps: !curves.masked };
  const sides = [
    { name: text.days(curves.first, curves.last), line: curves.total, other: false },
    { name: text.days(against.first, against.last), line: against.total, other: true },
  ];
  const said = (line: CurveLine, day: number) => {
    const point = atDay(line.still, day, curves.masked);
    return (
      <span key={day}>
        {shareOf(text, point)}
        <span className={chart.limits}>{limitsOf(text, point)}</span>
      </span>
    );
  };
  return (
    <Card title={text.say('curves.twoPeriods')}>
      <div ref={ref} aria-hidden>
        {width > 0 && (
          <svg className={chart.svg} width={width} height={height + top + below} focusable="false">
            <g transform={`translate(${left} ${top})`}>
              <ShareGrid width={frame.width} yAt={(share) => yAt(frame, share)} />
              {tableDays(end)
                .filter((day) => day === 0 || day >= end / 8)
                .map((day) => (
                  <text key={day} className={chart.tick} x={xAt(frame, day)} y={height + 16} textAnchor="middle">
                    {text.number(day)}
                  </text>
                ))}
              <text className={chart.tick} x={frame.width / 2} y={height + 31} textAnchor="middle">
                {text.say('curves.days')}
              </text>
              {sides.map(({ name, line, other }) => (
                <g key={name} className={styles.series} data-what={other ? 'other' : 'still'}>
                  <path className={styles.band} d={bandPath(line.still, frame)} />
                  <path className={styles.path} d={linePath(line.still, frame)} strokeDasharray={other ? '7 4' : ''} />
                </g>
              ))}
            </g>
          </svg>
        )}
      </div>
      <ul className={styles.key}>
        {sides.map(({ name, line, other }) => (
          <li key={name} data-what={other ? 'other' : 'still'} className={styles.series}>
            <svg width={28} height={8} focusable="false" aria-hidden>
              <path className={styles.path} d="M0 4H28" strokeDasharray={other ? '7 4' : ''} />
            </svg>
            {name}
            {' · '}
            {whyNone(text, line, curves.least) ?? text.say('curves.began', { n: text.number(line.n ?? 0) })}
          </li>
        ))}
      </ul>
      <p>
        {text.say('curves.samePace')} {saidOfPeriods(text, against)}
      </p>
      <Table
        caption={text.say('curves.twoPeriods')}
        head={[text.say('curves.day'), ...sides.map(({ name }) => name)]}
        rows={tableDays(end).map((day) => ({
          key: String(day),
          head: text.say('curves.afterDays', { days: text.number(day) }),
          numbers: sides.map(({ line }) => said(line, day)),
        }))}
      />
    </Card>
  );
}
