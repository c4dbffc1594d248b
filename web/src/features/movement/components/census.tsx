import { useElementSize } from '@mantine/hooks';
import type { Movement } from '@/api-types/movement';
import { words } from '@/api-types/words';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { Table } from '@/components/table';
import { useText } from '@/lib/text/use-text';
import { mostAtOnce } from '../model/movement';
import styles from './movement.module.css';

const height = 200;
const dashes = ['', '7 4', '2 3', '9 3 2 3', '12 5'];

/** How many were in each stage, on the first of each month; the picture and the table have the same numbers. */
export function Census({ movement }: { movement: Movement }) {
  const text = useText();
  const shown = (n: number | undefined) => (n === undefined ? text.say('indicators.withheld') : text.number(n));
  return (
    <Card title={text.say('movement.census')}>
      <p className={styles.soft}>{text.say('movement.censusSay')}</p>
      <Picture movement={movement} />
      <Table
        caption={text.say('movement.census')}
        head={[
          text.say('movement.day'),
          ...words.stage.map((stage) => text.word('stage', stage)),
          text.say('movement.all'),
        ]}
        rows={movement.census.map(({ day, all, stages }) => ({
          key: day,
          head: text.date(day),
          numbers: [...stages.map(({ n }) => shown(n)), shown(all)],
        }))}
      />
    </Card>
  );
}

function Picture({ movement }: { movement: Movement }) {
  const text = useText();
  const { ref, width } = useElementSize();
  const { census } = movement;
  const most = mostAtOnce(movement);
  const left = 44;
  const wide = Math.max(60, width - left - 12);
  const x = (at: number) => left + (census.length < 2 ? 0 : (at / (census.length - 1)) * wide);
  const y = (n: number) => 8 + height - (n / most) * height;
  return (
    <div ref={ref} aria-hidden>
      {width > 0 && (
        <svg className={chart.svg} width={width} height={height + 34} focusable="false">
          <g className={chart.grid}>
            {[0, most / 2, most].map((n) => (
              <g key={n}>
                <line x1={left} x2={left + wide} y1={y(n)} y2={y(n)} />
                <text x={left - 8} y={y(n) + 4} textAnchor="end">
                  {text.number(Math.round(n))}
                </text>
              </g>
            ))}
          </g>
          {words.stage.map((stage, at) => {
            const points = census.map(({ stages }) => stages.find((one) => one.stage === stage)?.n);
            return (
              <g key={stage} data-stage={stage} className={styles.series}>
                <path className={styles.path} d={pathOf(points, x, y)} strokeDasharray={dashes[at]} />
                {points.map((n, i) => n !== undefined && <circle key={census[i]?.day} cx={x(i)} cy={y(n)} r={2.5} />)}
              </g>
            );
          })}
          {census.length > 1 &&
            [0, census.length - 1].map((at) => (
              <text key={at} className={chart.tick} x={x(at)} y={height + 26} textAnchor={at === 0 ? 'start' : 'end'}>
                {text.date(census[at]?.day ?? '')}
              </text>
            ))}
        </svg>
      )}
      <ul className={styles.key}>
        {words.stage.map((stage, at) => (
          <li key={stage} data-stage={stage} className={styles.series}>
            <svg width={28} height={8} focusable="false">
              <path className={styles.path} d="M0 4H28" strokeDasharray={dashes[at]} />
            </svg>
            {text.word('stage', stage)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A line broken where a number is withheld. */
function pathOf(points: readonly (number | undefined)[], x: (at: number) => number, y: (n: number) => number) {
  let pen = 'M';
  return points
    .map((n, at) => {
      if (n === undefined) {
        pen = 'M';
        return '';
      }
      const part = `${pen}${x(at)} ${y(n)}`;
      pen = 'L';
      return part;
    })
    .join('');
}
