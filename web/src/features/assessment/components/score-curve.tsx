import { useElementSize } from '@mantine/hooks';
import { useText } from '@/lib/text/use-text';
import { curveOf } from '../model/curve';
import type { Point } from '../model/forms';
import type { Bands, Score } from '../model/pack';
import { levelWords } from '../model/say';
import styles from './score-curve.module.css';

interface ScoreCurveProps {
  /** Said by screen readers over the table. */
  caption: string;
  points: readonly Point[];
  score: Score;
  bands: Bands | undefined;
  /** What is more than chance, up or down from the first value. */
  reliable: number | undefined;
}

const height = 74;

/** A score over time with its bands as quiet ground; the same as a table for those who listen. */
export function ScoreCurve({ caption, points, score, bands, reliable }: ScoreCurveProps) {
  const text = useText();
  const { ref, width } = useElementSize();
  const levels = bands?.levels ?? [];
  const said = (point: Point) => {
    const level = levels.find(({ id }) => id === point.band);
    return level && levelWords(text, level);
  };
  const curve = curveOf(points, score.range, levels, { width: Math.max(width, 80), height, edge: 9 }, reliable);
  const [first, last] = [points[0], points.at(-1)];

  return (
    <div className={styles.curve}>
      <div ref={ref} aria-hidden>
        {width > 0 && (
          <svg width={width} height={height} className={styles.svg} focusable="false">
            {curve.bands.map((band, at) => (
              <rect
                key={band.id}
                x={0}
                y={band.y}
                width={width}
                height={band.height}
                data-odd={at % 2 === 1 || undefined}
              />
            ))}
            {curve.marks.map((y) => (
              <line key={y} x1={0} x2={width} y1={y} y2={y} className={styles.mark} />
            ))}
            <path d={curve.path} className={styles.path} />
            {curve.dots.map(({ point, x, y }, at) => (
              <circle key={point.id} cx={x} cy={y} r={at === curve.dots.length - 1 ? 5 : 3.5} className={styles.dot}>
                <title>
                  {[text.date(point.on, 'full'), text.number(point.value), said(point)].filter(Boolean).join(' · ')}
                </title>
              </circle>
            ))}
          </svg>
        )}
        {first && last && first !== last && (
          <div className={styles.days}>
            <span>{text.date(first.on, 'monthYear')}</span>
            <span>{text.date(last.on, 'monthYear')}</span>
          </div>
        )}
      </div>
      <p className={styles.chance}>
        {reliable === undefined
          ? text.say('assess.result.noThreshold')
          : text.say('assess.beyondMarks', { by: text.number(reliable) })}
      </p>
      <div className="visually-hidden">
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{text.say('assess.day')}</th>
              <th scope="col">{text.say('assess.value')}</th>
              <th scope="col">{text.say('assess.reading')}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.id}>
                <th scope="row">{text.date(point.on, 'full')}</th>
                <td>{text.number(point.value)}</td>
                <td>{said(point)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
