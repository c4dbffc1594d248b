import { useElementSize } from '@mantine/hooks';
import type { ReturnsLine } from '@/api-types/curves';
import chart from '@/components/chart.module.css';
import { useText } from '@/lib/text/use-text';
import { bandPath, dots, linePath, tableDays, xAt, yAt } from '../model/curve';
import { asShares } from '../model/returns';
import styles from './curves.module.css';

const height = 220;
const left = 44;

/** The mean number of returns with its band; the numbers stand in the table below. */
export function ReturnsPicture({ line, end, top, day }: { line: ReturnsLine; end: number; top: number; day: number }) {
  const text = useText();
  const { ref, width } = useElementSize();
  const frame = { width: Math.max(60, width - left - 16), height, end, steps: false };
  const points = asShares(line, top);
  const ticks = tableDays(end).filter((tick) => width >= 560 || tick === 0 || tick >= end / 8);
  return (
    <div ref={ref} aria-hidden>
      {width > 0 && (
        <svg className={chart.svg} width={width} height={height + 44} focusable="false">
          <g transform={`translate(${left} 10)`}>
            {[0, 0.5, 1].map((share) => (
              <g key={share} className={chart.grid}>
                <line x1={0} x2={frame.width} y1={yAt(frame, share)} y2={yAt(frame, share)} />
                <text x={-6} y={yAt(frame, share) + 4} textAnchor="end">
                  {text.number(Math.round(share * top * 100) / 100)}
                </text>
              </g>
            ))}
            {ticks.map((tick) => (
              <text key={tick} className={chart.tick} x={xAt(frame, tick)} y={height + 16} textAnchor="middle">
                {text.number(tick)}
              </text>
            ))}
            <text className={chart.tick} x={frame.width / 2} y={height + 31} textAnchor="middle">
              {text.say('curves.returns.days')}
            </text>
            <line className={styles.day} x1={xAt(frame, day)} x2={xAt(frame, day)} y1={0} y2={height} />
            <g className={styles.series} data-what="still">
              <path className={styles.band} d={bandPath(points, frame)} />
              <path className={styles.path} d={linePath(points, frame)} />
              {dots(points, frame).map(({ x, y }) => (
                <circle key={x} cx={x} cy={y} r={3} />
              ))}
            </g>
          </g>
        </svg>
      )}
    </div>
  );
}
