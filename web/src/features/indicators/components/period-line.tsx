import type { FigureLine } from '@/api-types/indicators';
import styles from './indicators.module.css';

const width = 600;
const height = 140;
const margin = 8;

/** A figure from period to period, with the band of its interval. The table below has the same numbers. */
export function PeriodLine({ lines, end }: { lines: readonly FigureLine[]; end: number }) {
  const x = (at: number) => margin + (at / Math.max(1, lines.length - 1)) * (width - 2 * margin);
  const y = (value: number) => height - margin - (value / end) * (height - 2 * margin);
  const points = lines.flatMap((line, at) => (line.value === undefined ? [] : [{ ...line, x: x(at), v: line.value }]));
  if (points.length < 2) return null;
  const sure = points.filter((point) => point.low !== undefined && point.high !== undefined);
  const band = [
    ...sure.map((point) => `${point.x},${y(point.high ?? 0)}`),
    ...sure.map((point) => `${point.x},${y(point.low ?? 0)}`).reverse(),
  ].join(' ');
  return (
    <svg
      className={styles.line}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden
      focusable="false"
    >
      <line x1={margin} x2={width - margin} y1={y(0)} y2={y(0)} stroke="var(--line)" />
      <polygon points={band} fill="var(--primary-soft)" />
      <polyline
        points={points.map((point) => `${point.x},${y(point.v)}`).join(' ')}
        fill="none"
        stroke="var(--primary)"
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
      {points.map((point) => (
        <circle key={point.x} cx={point.x} cy={y(point.v)} r={3} fill="var(--primary)" />
      ))}
    </svg>
  );
}
