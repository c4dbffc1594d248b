import type { FlowLine } from '@/api-types/movement';
import { Card } from '@/components/card';
import { StageChip } from '@/components/chip';
import { Empty } from '@/components/empty';
import { useText } from '@/lib/text/use-text';
import { takenWays, wayName } from '../model/movement';
import styles from './movement.module.css';

/** From each stage: where the stays that ended led. Bars and numbers are one list, so both say the same. */
export function Flows({ flows }: { flows: readonly FlowLine[] }) {
  const text = useText();
  const some = flows.filter(({ ended }) => ended !== 0);
  return (
    <Card title={text.say('movement.flows')}>
      <p className={styles.soft}>{text.say('movement.flowsSay')}</p>
      {some.length === 0 ? (
        <Empty what={text.say('movement.nobody')} />
      ) : (
        <ul className={styles.lines}>
          {some.map((flow) => (
            <li key={flow.from}>
              <div className={styles.from}>
                <StageChip stage={flow.from} />
                <span className={styles.soft}>
                  {flow.ended === undefined
                    ? text.say('indicators.withheld')
                    : text.say('movement.ended', { n: text.number(flow.ended) })}
                </span>
              </div>
              <ul className={styles.ways} aria-label={text.word('stage', flow.from)}>
                {takenWays(flow).map(({ to, n }) => (
                  <li key={to} className={styles.way}>
                    <span>{wayName(text, to)}</span>
                    <span aria-hidden>
                      {n !== undefined && flow.ended !== undefined && (
                        <span
                          className={styles.bar}
                          data-way={to}
                          style={{ display: 'block', width: `${Math.min(100, (n / flow.ended) * 100)}%` }}
                        />
                      )}
                    </span>
                    <span>{n === undefined ? text.say('indicators.withheld') : text.number(n)}</span>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
