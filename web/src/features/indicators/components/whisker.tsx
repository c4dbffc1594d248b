import type { FigureLine } from '@/api-types/indicators';
import styles from './indicators.module.css';

/** A figure with its interval and the target on one axis from zero. The numbers stand beside it in words. */
export function Whisker({ line, end }: { line: FigureLine; end: number }) {
  const { value, low, high } = line;
  const target = line.target?.value;
  if (value === undefined) return <span />;
  const at = (x: number) => Math.max(0, Math.min(100, (x / end) * 100));
  return (
    <svg className={styles.whisker} viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden focusable="false">
      <rect x={0} y={4} width={100} height={6} fill="var(--primary-soft)" />
      <rect x={0} y={4} width={at(value)} height={6} fill="var(--primary)" opacity={0.55} />
      {low !== undefined && high !== undefined && (
        <g stroke="var(--ink)" vectorEffect="non-scaling-stroke">
          <line x1={at(low)} x2={at(high)} y1={7} y2={7} strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
          <line x1={at(low)} x2={at(low)} y1={3} y2={11} strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
          <line x1={at(high)} x2={at(high)} y1={3} y2={11} strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
        </g>
      )}
      {target !== undefined && (
        <line
          x1={at(target)}
          x2={at(target)}
          y1={0}
          y2={14}
          stroke="var(--urgent)"
          strokeWidth={2}
          strokeDasharray="2 2"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
