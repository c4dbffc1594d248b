import { Button, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FigureLine, IndicatorDefinition, IndicatorFigures as Figures } from '@/api-types/answers';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Table } from '@/components/table';
import { useText } from '@/lib/text/use-text';
import type { IndicatorQuestion } from '../api/indicators';
import { axisEnd, breakdownName, csvOf, groupName, interval, said } from '../model/indicator';
import { PeriodLine } from './period-line';
import { Whisker } from './whisker';
import styles from './indicators.module.css';

interface Props {
  definition: IndicatorDefinition;
  figures: Figures;
  asked: IndicatorQuestion;
  periods: readonly { value: string; label: string }[];
  onAsk: (asked: IndicatorQuestion) => void;
}

/** The figure, then the same taken apart as one likes: picture, table and file have the same numbers. */
export function IndicatorFigures({ definition, figures, asked, periods, onAsk }: Props) {
  const text = useText();
  const { total, lines } = figures;
  const end = axisEnd(definition, [total, ...lines]);
  const overTime = figures.by === 'month' || figures.by === 'quarter' || figures.by === 'year';
  const by = asked.by ?? '';
  const narrower = (line: FigureLine): IndicatorQuestion => ({
    ...asked,
    place: line.place?.id ?? '',
    by: line.place?.kind === 'region' || line.place?.kind === 'district' ? 'house' : 'month',
  });

  return (
    <>
      <Card>
        <div className={styles.big}>{said(text, definition, total)}</div>
        <Whisker line={total} end={end} target={definition.target?.value} />
        <div className={styles.soft}>
          {[
            total.n !== undefined && text.say('indicators.ofN', { n: text.number(total.n) }),
            total.low !== undefined && text.say('indicators.surely', { interval: interval(text, definition, total) }),
            total.p90 !== undefined && text.say('indicators.nineInTen', { days: text.number(Math.round(total.p90)) }),
          ]
            .filter((part) => part !== false)
            .join(' · ')}
        </div>
      </Card>
      <Card title={text.say('indicators.apart')}>
        <div className={styles.controls}>
          <NativeSelect
            label={text.say('indicators.byWhat')}
            value={by}
            onChange={(event) => onAsk({ ...asked, by: event.currentTarget.value })}
            data={[
              { value: '', label: text.say('indicators.together') },
              ...(definition.breakdowns ?? []).map((one) => ({
                value: one,
                label: breakdownName(text, definition, one),
              })),
            ]}
          />
          <NativeSelect
            label={text.say('indicators.period')}
            value={asked.period ?? ''}
            onChange={(event) => onAsk({ ...asked, period: event.currentTarget.value })}
            data={[...periods]}
          />
          <Button
            component="a"
            variant="default"
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(text, figures))}`}
            download={`${definition.id}${by && `-${by}`}.csv`}
          >
            {text.say('indicators.csv')}
          </Button>
        </div>
        {overTime && <PeriodLine lines={lines} end={end} />}
        {by && lines.length === 0 && <Empty what={text.say('indicators.noLines')} />}
        {lines.length > 0 && (
          <Table
            caption={breakdownName(text, definition, by)}
            head={[
              breakdownName(text, definition, by),
              text.say('indicators.value'),
              text.say('indicators.interval'),
              text.say('indicators.n'),
              text.say('indicators.picture'),
            ]}
            rows={lines.map((line) => ({
              key: line.place?.id ?? line.group ?? '',
              head: line.place ? (
                <Link to="/indicators/$indicator" params={{ indicator: definition.id }} search={narrower(line)}>
                  {groupName(text, by, line)}
                </Link>
              ) : (
                groupName(text, by, line)
              ),
              numbers: [
                said(text, definition, line),
                interval(text, definition, line),
                line.n === undefined ? '–' : text.number(line.n),
                line.value === undefined ? (
                  '–'
                ) : (
                  <Whisker key="picture" line={line} end={end} target={definition.target?.value} />
                ),
              ],
            }))}
          />
        )}
        {figures.masked && <p className={styles.note}>{text.say('indicators.masked')}</p>}
      </Card>
    </>
  );
}
