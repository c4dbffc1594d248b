import { useElementSize } from '@mantine/hooks';
import type { CareCurves, CurvePoint } from '@/api-types/curves';
import chart from '@/components/chart.module.css';
import { ShareGrid } from '@/components/share-grid';
import { useText } from '@/lib/text/use-text';
import {
  bandPath,
  dots,
  linePath,
  seriesOf,
  spread,
  tableDays,
  xAt,
  yAt,
  type Frame,
  type Series,
} from '../model/curve';
import { seriesName, shareOf } from '../model/say';
import styles from './curves.module.css';

const height = 260;
const top = 10;
const left = 40;
const below = 34;
/** Told apart without colour: each way has its own dashes as well as its name at the end. */
const dashes = ['', '', '7 4', '2 3', '9 3 2 3', '12 5', '4 4', '1 4', '6 2'];

/** Those in care and those who ended by each way, after each day; the numbers stand in the table below. */
export function CurvePicture({ curves, end, day }: { curves: CareCurves; end: number; day: number }) {
  const text = useText();
  const { ref, width } = useElementSize();
  const wide = width >= 560;
  const right = wide ? 190 : 16;
  const frame = { width: Math.max(60, width - left - right), height, end, steps: !curves.masked };
  const series = seriesOf(curves.total);
  const labels = labelsOf(series, frame);
  const ticks = tableDays(end).filter((tick) => wide || tick === 0 || tick >= end / 8);

  return (
    <div ref={ref} aria-hidden>
      {width > 0 && (
        <svg className={chart.svg} width={width} height={height + top + below} focusable="false">
          <g transform={`translate(${left} ${top})`}>
            <ShareGrid width={frame.width} yAt={(share) => yAt(frame, share)} />
            {ticks.map((tick) => (
              <text key={tick} className={chart.tick} x={xAt(frame, tick)} y={height + 16} textAnchor="middle">
                {text.number(tick)}
              </text>
            ))}
            <text className={chart.tick} x={frame.width / 2} y={height + 31} textAnchor="middle">
              {text.say('curves.days')}
            </text>
            <line className={styles.day} x1={xAt(frame, day)} x2={xAt(frame, day)} y1={0} y2={height} />
            {series.map(({ what, points }, at) => (
              <g key={what} data-what={what} className={styles.series}>
                <path className={styles.band} d={bandPath(points, frame)} />
                <path className={styles.path} d={linePath(points, frame)} strokeDasharray={dashes[at]} />
                {curves.masked && dots(points, frame).map(({ x, y }) => <circle key={x} cx={x} cy={y} r={3} />)}
                {wide && <Name label={labels[at]} x={frame.width} said={seriesName(text, what)} />}
              </g>
            ))}
          </g>
        </svg>
      )}
      {/* On a phone the names have no room beside the lines. */}
      {width > 0 && !wide && (
        <ul className={styles.key}>
          {series.map(({ what, points }, at) => (
            <li key={what} data-what={what} className={styles.series}>
              <svg width={28} height={8} focusable="false">
                <path className={styles.path} d="M0 4H28" strokeDasharray={dashes[at]} />
              </svg>
              {seriesName(text, what)} {shareOf(text, points.at(-1))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface Label {
  /** Where the line ends, and where its name stands. */
  from: { x: number; y: number };
  y: number;
  last: CurvePoint;
}

/** Names at the ends of the lines, none on another; what ends withheld says so. */
function labelsOf(series: readonly Series[], frame: Frame): (Label | undefined)[] {
  const ends = series.map(({ points }) => dots(points, frame).at(-1));
  const heights = spread(
    ends.flatMap((end) => (end ? [end.y] : [])),
    15,
    frame.height,
  );
  let next = 0;
  return series.map(({ points }, at) => {
    const [from, last] = [ends[at], points.at(-1)];
    return from && last && { from, y: heights[next++] ?? 0, last };
  });
}

function Name({ label, x, said }: { label: Label | undefined; x: number; said: string }) {
  const text = useText();
  if (!label) return null;
  return (
    <>
      <path className={styles.leader} d={`M${label.from.x + 4} ${label.from.y}L${x + 4} ${label.y}`} />
      <text className={styles.label} x={x + 8} y={label.y + 4}>
        {short(said)} {shareOf(text, label.last)}
      </text>
    </>
  );
}

const mostLetters = 22;
const short = (name: string) => (name.length > mostLetters ? `${name.slice(0, mostLetters - 1).trimEnd()}…` : name);
