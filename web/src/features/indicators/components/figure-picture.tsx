import type { ReactNode } from 'react';
import { wrapped, type Picture, type PictureRow } from '../model/picture';

const width = 960;
const margin = 32;
const inner = width - 2 * margin;
/** About as many letters of this size as fit beside each other. */
const letters = 128;
const lineHeight = 19;
const rowHeight = 40;
const nameWidth = 250;
const wordsWidth = 240;
const chartWidth = inner - nameWidth - wordsWidth - 2 * 16;
const chartHeight = 240;

/** A figure that stands alone: what it is called, what it counts, of how many, and how far it counts. */
export function FigurePicture({ picture }: { picture: Picture }) {
  const definition = wrapped(picture.definition, letters);
  const foot = picture.foot.flatMap((line) => wrapped(line, letters));
  const top = margin + 56 + definition.length * lineHeight + 20;
  const chart = picture.overTime ? chartHeight + 44 : 0;
  const rows = picture.rows.length * rowHeight + 46;
  const height = top + chart + rows + foot.length * lineHeight + margin;
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily="var(--font)"
      fontSize={14}
      role="img"
      aria-label={picture.title}
    >
      <title>{picture.title}</title>
      <rect width={width} height={height} fill="var(--card)" />
      <text x={margin} y={margin + 18} fontSize={22} fontWeight={650} fill="var(--ink)">
        {picture.title}
      </text>
      <text x={margin} y={margin + 42} fill="var(--ink-soft)">
        {picture.subtitle}
      </text>
      <Lines y={margin + 70} lines={definition} />
      {picture.overTime && <OverTime picture={picture} y={top} />}
      <Bars picture={picture} y={top + chart} />
      <Lines y={top + chart + rows + 10} lines={foot} />
    </svg>
  );
}

function Lines({ y, lines }: { y: number; lines: readonly string[] }) {
  return lines.map((line, at) => (
    <text key={at} x={margin} y={y + at * lineHeight} fontSize={13} fill="var(--ink-soft)">
      {line}
    </text>
  ));
}

/** Each line as a bar from zero with its interval on one axis, and in words. */
function Bars({ picture: { rows, whole, end, ticks }, y }: { picture: Picture; y: number }) {
  const left = margin + nameWidth + 16;
  const x = (value: number) => left + Math.min(1, value / end) * chartWidth;
  const bottom = y + rows.length * rowHeight;
  return (
    <g>
      {ticks.map((tick) => (
        <Tick key={tick.at} at={x(tick.at)} from={y} to={bottom}>
          {tick.words}
        </Tick>
      ))}
      {rows.map((row, at) => (
        <Bar key={at} row={row} y={y + at * rowHeight} x={x} strong={at < whole} />
      ))}
    </g>
  );
}

function Tick({ at, from, to, children }: { at: number; from: number; to: number; children: ReactNode }) {
  return (
    <g>
      <line x1={at} x2={at} y1={from} y2={to} stroke="var(--line)" />
      <text x={at} y={to + 18} fontSize={12} textAnchor="middle" fill="var(--ink-soft)">
        {children}
      </text>
    </g>
  );
}

interface BarProps {
  row: PictureRow;
  y: number;
  x: (value: number) => number;
  strong: boolean;
}

function Bar({ row: { name, words, line }, y, x, strong }: BarProps) {
  const middle = y + rowHeight / 2;
  const { value, low, high } = line;
  const [first = '', second] = wrapped(name, 34);
  return (
    <g>
      <text x={margin} y={middle + (second ? -3 : 5)} fontWeight={strong ? 650 : 400} fill="var(--ink)">
        {first}
      </text>
      {second && (
        <text x={margin} y={middle + 13} fontWeight={strong ? 650 : 400} fill="var(--ink)">
          {second}
        </text>
      )}
      {value !== undefined && (
        <rect
          x={x(0)}
          y={middle - 8}
          width={Math.max(1, x(value) - x(0))}
          height={16}
          fill="var(--primary)"
          opacity={0.55}
        />
      )}
      {low !== undefined && high !== undefined && (
        <g stroke="var(--ink)" strokeWidth={1.5}>
          <line x1={x(low)} x2={x(high)} y1={middle} y2={middle} />
          <line x1={x(low)} x2={x(low)} y1={middle - 5} y2={middle + 5} />
          <line x1={x(high)} x2={x(high)} y1={middle - 5} y2={middle + 5} />
        </g>
      )}
      {line.target && (
        <line
          x1={x(line.target.value)}
          x2={x(line.target.value)}
          y1={y + 2}
          y2={y + rowHeight - 2}
          stroke="var(--urgent)"
          strokeWidth={2}
          strokeDasharray="4 4"
        />
      )}
      <text
        x={width - margin}
        y={middle + 5}
        textAnchor="end"
        fontWeight={strong ? 650 : 400}
        fill={value === undefined ? 'var(--ink-soft)' : 'var(--ink)'}
      >
        {words}
      </text>
    </g>
  );
}

/** From period to period, with the band of the interval. What is withheld or too little leaves a gap. */
function OverTime({ picture: { rows, whole, end, ticks }, y }: { picture: Picture; y: number }) {
  const periods = rows.slice(whole);
  const left = margin + 70;
  const right = width - margin - 36;
  const x = (at: number) => left + (at / Math.max(1, periods.length - 1)) * (right - left);
  const h = (value: number) => y + chartHeight - Math.min(1, value / end) * chartHeight;
  const points = periods.flatMap(({ name, line }, at) =>
    line.value === undefined ? [] : [{ ...line, name, x: x(at), value: line.value }],
  );
  const sure = points.filter(({ low, high }) => low !== undefined && high !== undefined);
  const band = [
    ...sure.map((point) => `${point.x},${h(point.high ?? 0)}`),
    ...sure.map((point) => `${point.x},${h(point.low ?? 0)}`).reverse(),
  ].join(' ');
  const every = Math.ceil(periods.length / 12);
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick.at}>
          <line x1={left} x2={right} y1={h(tick.at)} y2={h(tick.at)} stroke="var(--line)" />
          <text x={left - 10} y={h(tick.at) + 4} fontSize={12} textAnchor="end" fill="var(--ink-soft)">
            {tick.words}
          </text>
        </g>
      ))}
      <polygon points={band} fill="var(--primary-soft)" />
      <polyline
        points={points.map((point) => `${point.x},${h(point.value)}`).join(' ')}
        fill="none"
        stroke="var(--primary)"
        strokeWidth={2}
      />
      {points.map((point) => (
        <circle key={point.x} cx={point.x} cy={h(point.value)} r={4} fill="var(--primary)" />
      ))}
      {periods.map(({ name }, at) =>
        at % every === 0 ? (
          <text key={name} x={x(at)} y={y + chartHeight + 20} fontSize={11} textAnchor="middle" fill="var(--ink-soft)">
            {name}
          </text>
        ) : null,
      )}
    </g>
  );
}
