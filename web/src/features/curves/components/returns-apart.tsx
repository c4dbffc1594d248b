import { Link } from '@tanstack/react-router';
import type { Returns, ReturnsLine } from '@/api-types/curves';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { Empty } from '@/components/empty';
import { Table } from '@/components/table';
import { useText } from '@/lib/text/use-text';
import type { CurveQuestion } from '../api/curves';
import { bandPath, linePath, tableDays } from '../model/curve';
import { asShares, firstReturn, meanLimits, meanOf, most, returnAt, whyNoReturns } from '../model/returns';
import { groupName, placeBelow } from '../model/say';
import styles from './curves.module.css';

interface Props {
  told: Returns;
  end: number;
  asked: CurveQuestion;
  /** What the groups are: Region, Sex. */
  name: string;
}

/** One small curve a group, all with the same scale and all together behind each. Never in the order of a figure. */
export function ReturnsApart({ told, end, asked, name }: Props) {
  const text = useText();
  const title = text.say('curves.apart', { by: name });
  if (told.lines.length === 0) {
    return (
      <Card title={title}>
        <Empty what={text.say('indicators.noLines')} />
      </Card>
    );
  }
  const top = most([told.total, ...told.lines]);
  const day = firstReturn(told.total) ?? 0;
  return (
    <Card title={title}>
      <ul className={styles.multiples}>
        {told.lines.map((line) => (
          <li key={line.place?.id ?? line.group} className={styles.multiple}>
            <h3>
              {line.place ? (
                <Link to="/curves" search={{ ...asked, place: line.place.id, by: placeBelow(line.place.kind) }}>
                  {groupName(text, told.by, line)}
                </Link>
              ) : (
                groupName(text, told.by, line)
              )}
            </h3>
            <Small told={told} line={line} end={end} top={top} day={day} />
          </li>
        ))}
      </ul>
      <p className={chart.note}>{text.say('curves.sameScale')}</p>
      <Table
        caption={title}
        head={[
          name,
          text.say('indicators.n'),
          ...tableDays(end)
            .slice(1)
            .map((one) => text.say('curves.dayShort', { days: text.number(one) })),
        ]}
        rows={told.lines.map((line) => ({
          key: line.place?.id ?? line.group ?? '',
          head: groupName(text, told.by, line),
          numbers: [
            line.n === undefined ? '–' : text.number(line.n),
            ...tableDays(end)
              .slice(1)
              .map((one) => (
                <span key={one}>
                  {meanOf(text, returnAt(line, one))}
                  <span className={chart.limits}>{meanLimits(text, returnAt(line, one))}</span>
                </span>
              )),
          ],
        }))}
      />
    </Card>
  );
}

interface SmallProps {
  told: Returns;
  line: ReturnsLine;
  end: number;
  top: number;
  day: number;
}

function Small({ told, line, end, top, day }: SmallProps) {
  const text = useText();
  const why = whyNoReturns(text, line, told.least);
  if (why !== undefined) return <div className={styles.none}>{why}</div>;
  const frame = { width: 170, height: 84, end, steps: false };
  const points = asShares(line, top);
  return (
    <>
      <svg className={chart.svg} viewBox={`0 -2 ${frame.width} ${frame.height + 4}`} aria-hidden focusable="false">
        <path className={styles.all} d={linePath(asShares(told.total, top), frame)} />
        <g className={styles.series} data-what="still">
          <path className={styles.band} d={bandPath(points, frame)} />
          <path className={styles.path} d={linePath(points, frame)} />
        </g>
      </svg>
      <div className={styles.soft}>
        {text.say('curves.returns.atDay', { days: text.number(day), mean: meanOf(text, returnAt(line, day)) })}
        {' · '}
        {text.say('indicators.ofN', { n: text.number(line.n ?? 0) })}
      </div>
    </>
  );
}
