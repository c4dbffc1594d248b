import type { KeptCell, KeptMonth } from '@/api-types/movement';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { Table } from '@/components/table';
import { useText } from '@/lib/text/use-text';
import { shade } from '../model/movement';
import styles from './movement.module.css';

/** Who began in a month, and how many of them stayed so long: a table whose squares are darker for more. */
export function Kept({ months, least }: { months: readonly KeptMonth[]; least: number }) {
  const text = useText();
  const days = months[0]?.cells.map((cell) => cell.days) ?? [];
  return (
    <Card title={text.say('movement.kept')}>
      <p className={styles.soft}>{text.say('movement.keptSay', { least: text.number(least) })}</p>
      <Table
        caption={text.say('movement.kept')}
        head={[
          text.say('movement.month'),
          text.say('movement.began'),
          ...days.map((count) => text.say('movement.keptDays', { days: text.number(count) })),
        ]}
        rows={months.map((month) => ({
          key: month.month,
          head: text.date(month.month, 'monthYear'),
          numbers: [
            month.began === undefined ? text.say('indicators.withheld') : text.number(month.began),
            ...month.cells.map((cell) => <Square key={cell.days} cell={cell} tooFew={month.too_few} />),
          ],
        }))}
      />
    </Card>
  );
}

function Square({ cell, tooFew }: { cell: KeptCell; tooFew: boolean }) {
  const text = useText();
  if (!cell.due) return '–';
  if (tooFew) return text.say('indicators.tooFew');
  if (cell.share === undefined) return text.say('indicators.withheld');
  return (
    <span className={styles.square} data-shade={shade(cell.share)}>
      {text.percent(cell.share)}
      {cell.low !== undefined && cell.high !== undefined && (
        <span className={chart.limits}>
          {text.percent(cell.low)} – {text.percent(cell.high)}
        </span>
      )}
    </span>
  );
}
