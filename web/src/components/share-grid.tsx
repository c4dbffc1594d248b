import { useText } from '@/lib/text/use-text';
import chart from './chart.module.css';

const shares = [0, 0.25, 0.5, 0.75, 1];

/** The paper lines of a picture of shares, with every quarter named at its left. */
export function ShareGrid({ width, yAt }: { width: number; yAt: (share: number) => number }) {
  const text = useText();
  return shares.map((share) => (
    <g key={share} className={chart.grid}>
      <line x1={0} x2={width} y1={yAt(share)} y2={yAt(share)} />
      <text x={-6} y={yAt(share) + 4} textAnchor="end">
        {text.percent(share)}
      </text>
    </g>
  ));
}
