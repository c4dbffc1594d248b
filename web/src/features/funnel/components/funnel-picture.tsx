import { useElementSize } from '@mantine/hooks';
import type { HouseFunnel } from '@/api-types/funnel';
import chart from '@/components/chart.module.css';
import { ShareGrid } from '@/components/share-grid';
import { useText } from '@/lib/text/use-text';
import { funnelOf, sizes } from '../model/funnel';
import styles from './funnel.module.css';

const height = 300;
const left = 40;
const below = 36;
const top = 8;

/** Each house by its size; those that differ are diamonds with their name. The table below has the same numbers. */
export function FunnelPicture({ comparison }: { comparison: HouseFunnel }) {
  const text = useText();
  const { ref, width } = useElementSize();
  const frame = { width: Math.max(60, width - left - 16), height };
  const funnel = funnelOf(comparison, frame);
  return (
    <div ref={ref} className={styles.picture} aria-hidden>
      {width > 0 && (
        <svg className={chart.svg} width={width} height={height + top + below} focusable="false">
          <g transform={`translate(${left} ${top})`}>
            <ShareGrid width={frame.width} yAt={funnel.y} />
            {sizes(funnel.most).map((n) => (
              <text key={n} className={chart.tick} x={funnel.x(n)} y={height + 16} textAnchor="middle">
                {text.number(n)}
              </text>
            ))}
            <text className={chart.tick} x={frame.width / 2} y={height + 32} textAnchor="middle">
              {text.say('funnel.size')}
            </text>
            {comparison.overall !== undefined && (
              <line
                className={styles.overall}
                x1={0}
                x2={frame.width}
                y1={funnel.y(comparison.overall)}
                y2={funnel.y(comparison.overall)}
              />
            )}
            {funnel.usual.map((path, at) => (
              <path key={at} className={styles.usual} d={path} />
            ))}
            {funnel.far.map((path, at) => (
              <path key={at} className={styles.far} d={path} />
            ))}
            {funnel.dots.map(({ house, x, y }, at) => (
              <g key={house.place?.id ?? at} data-differs={house.differs || undefined} className={styles.dot}>
                {house.differs ? <path d={`M${x} ${y - 7}l7 7l-7 7l-7 -7z`} /> : <circle cx={x} cy={y} r={5} />}
                <title>{text.place(house.place) ?? ''}</title>
                {house.differs && (
                  <text
                    x={x > frame.width / 2 ? x - 12 : x + 12}
                    y={y + 4}
                    textAnchor={x > frame.width / 2 ? 'end' : 'start'}
                  >
                    {text.place(house.place) ?? text.say('funnel.aCentre')}
                  </text>
                )}
              </g>
            ))}
          </g>
        </svg>
      )}
    </div>
  );
}
