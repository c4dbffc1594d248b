import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import type { IndicatorDefinition } from '@/api-types/indicators';
import type { IndicatorComparison } from '@/api-types/comparison';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { Empty } from '@/components/empty';
import { PlaceChoice } from '@/components/place-choice';
import { axisEnd, interval, said } from '@/lib/indicator';
import { useText } from '@/lib/text/use-text';
import { breakdownName } from '../model/indicator';
import { elsewhere, questionOf, takenApart, type IndicatorQuestion } from '../model/question';
import { isLevel } from '../model/tiles';
import { CompareChoice } from './compare-choice';
import { Compared } from './compared';
import { FigureTable } from './figure-table';
import { PeriodLine } from './period-line';
import { SaveFigures } from './save-figures';
import { TargetWords } from './target-words';
import { PlacesMap } from './tile-map';
import { Whisker } from './whisker';
import styles from './indicators.module.css';

interface Props {
  definition: IndicatorDefinition;
  compared: IndicatorComparison;
  asked: IndicatorQuestion;
  periods: NonNullable<NativeSelectProps['data']>;
  onAsk: (asked: IndicatorQuestion) => void;
}

/** The figure, then the same taken apart as one likes: picture, table and file have the same numbers. */
export function IndicatorFigures({ definition, compared, asked, periods, onAsk }: Props) {
  const text = useText();
  const { figures } = compared;
  const { total, lines } = figures;
  const end = axisEnd(definition, [total, ...lines]);
  const overTime = figures.by === 'month' || figures.by === 'quarter' || figures.by === 'year';
  const by = asked.by ?? '';

  return (
    <>
      {compared.against ? (
        <Compared definition={definition} compared={compared} />
      ) : (
        <Card>
          <div className={styles.big}>{said(text, definition, total)}</div>
          <Whisker line={total} end={end} />
          <div className={styles.soft}>
            {[
              total.n !== undefined && text.say('indicators.ofN', { n: text.number(total.n) }),
              total.low !== undefined && text.say('indicators.surely', { interval: interval(text, definition, total) }),
              total.p90 !== undefined && text.say('indicators.nineInTen', { days: text.number(Math.round(total.p90)) }),
            ]
              .filter((part) => part !== false)
              .join(' · ')}
          </div>
          <TargetWords definition={definition} figures={figures} />
        </Card>
      )}
      <Card
        title={text.say('indicators.apart')}
        aside={<SaveFigures definition={definition} compared={compared} asked={asked} />}
      >
        <div className={chart.controls}>
          <PlaceChoice shown={figures.place.id} onChoose={(place) => onAsk(elsewhere(place, asked))} />
          <NativeSelect
            label={text.say('indicators.byWhat')}
            value={by}
            onChange={(event) => onAsk(takenApart(asked, event.currentTarget.value))}
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
            onChange={(event) => onAsk(questionOf({ ...asked, period: event.currentTarget.value }))}
            data={periods}
          />
          <CompareChoice figures={figures} asked={asked} onAsk={onAsk} />
        </div>
        {overTime && <PeriodLine lines={lines} end={end} />}
        {by && lines.length === 0 && <Empty what={text.say('indicators.noLines')} />}
        {isLevel(by) && lines.length > 0 && (
          <PlacesMap definition={definition} level={by} lines={lines} asked={asked} end={end} />
        )}
        {lines.length > 0 && <FigureTable definition={definition} compared={compared} asked={asked} end={end} />}
        {asked.against_group && <p className={styles.note}>{text.say('indicators.differenceAbout')}</p>}
        {figures.masked && <p className={styles.note}>{text.say('indicators.masked')}</p>}
      </Card>
    </>
  );
}
