import { useElementSize } from '@mantine/hooks';
import type { StatesLine } from '@/api-types/curves';
import chart from '@/components/chart.module.css';
import { ShareGrid } from '@/components/share-grid';
import { useText } from '@/lib/text/use-text';
import { spread, tableDays, xAt, yAt } from '../model/curve';
import { shareOf } from '../model/say';
import { areasOf, inCareMark, inState, stateName, untold } from '../model/states';
import styles from './curves.module.css';

const height = 280;
const top = 10;
const left = 40;
const below = 34;
const mostLetters = 34;
const short = (name: string) => (name.length > mostLetters ? `${name.slice(0, mostLetters - 1).trimEnd()}…` : name);

/** Where people are after each day, stacked on each other; the numbers stand in the table below. */
export function StatesPicture({ line, end, day }: { line: StatesLine; end: number; day: number }) {
  const text = useText();
  const { ref, width } = useElementSize();
  const wide = width >= 560;
  const right = wide ? 270 : 16;
  const frame = { width: Math.max(60, width - left - right), height, end, steps: false };
  const areas = areasOf(line, frame);
  const last = line.points.at(-1);
  const names = spread(
    areas.map((area) => area.end),
    15,
    height,
  );
  const ticks = tableDays(end).filter((tick) => wide || tick === 0 || tick >= end / 8);
  const told = (state: string) => (state === untold ? '' : shareOf(text, inState(last, state)));

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
            {areas.map(({ state, path, end: middle }, at) => (
              <g key={state} data-state={state} {...inCareMark(state)} className={styles.series}>
                <path className={styles.area} d={path} />
                {wide && (
                  <>
                    <path
                      className={styles.leader}
                      d={`M${xAt(frame, last?.day ?? 0)} ${middle}L${frame.width + 6} ${names[at] ?? 0}`}
                    />
                    <text className={styles.label} x={frame.width + 10} y={(names[at] ?? 0) + 4}>
                      {short(stateName(text, state))} {told(state)}
                    </text>
                  </>
                )}
              </g>
            ))}
            <line className={styles.day} x1={xAt(frame, day)} x2={xAt(frame, day)} y1={0} y2={height} />
          </g>
        </svg>
      )}
      {/* On a phone the names stand below, in the order of the areas from above. */}
      {width > 0 && !wide && (
        <ul className={styles.key}>
          {areas.toReversed().map(({ state }) => (
            <li key={state} data-state={state} {...inCareMark(state)} className={styles.series}>
              <svg width={14} height={14} focusable="false">
                <path className={styles.area} d="M0 0H14V14H0Z" />
              </svg>
              {stateName(text, state)} {told(state)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
