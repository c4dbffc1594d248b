import type { CareCurves, CurveLine, OtherPeriod } from '@/api-types/curves';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { Table } from '@/components/table';
import { useText } from '@/lib/text/use-text';
import { atDay, bandPath, linePath, tableDays, yAt } from '../model/curve';
import { limitsOf, saidOfPeriods, shareOf, whyNone } from '../model/say';
import styles from './curves.module.css';

interface Props {
  curves: CareCurves;
  against: OtherPeriod;
  end: number;
}

/** Who is still in care of those who began in two periods, on one scale, and the test of whether they leave alike. */
export function TwoPeriods({ curves, against, end }: Props) {
  const text = useText();
  const frame = { width: 600, height: 160, end, steps: !curves.masked };
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
      <svg className={chart.svg} viewBox={`0 -2 ${frame.width} ${frame.height + 4}`} aria-hidden focusable="false">
        {[0, 0.5, 1].map((share) => (
          <g key={share} className={chart.grid}>
            <line x1={0} x2={frame.width} y1={yAt(frame, share)} y2={yAt(frame, share)} />
          </g>
        ))}
        {sides.map(({ name, line, other }) => (
          <g key={name} className={styles.series} data-what={other ? 'other' : 'still'}>
            <path className={styles.band} d={bandPath(line.still, frame)} />
            <path className={styles.path} d={linePath(line.still, frame)} strokeDasharray={other ? '7 4' : ''} />
          </g>
        ))}
      </svg>
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
