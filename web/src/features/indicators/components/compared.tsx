import type { IndicatorDefinition, IndicatorFigures } from '@/api-types/indicators';
import type { IndicatorComparison } from '@/api-types/comparison';
import { Card } from '@/components/card';
import { useText } from '@/lib/text/use-text';
import { differenceInterval, differenceWords } from '../model/difference';
import { axisEnd, interval, said } from '@/lib/indicator';
import { TargetWords } from './target-words';
import { Whisker } from './whisker';
import styles from './indicators.module.css';

/** Two figures side by side, and how far apart they lie. */
export function Compared({ definition, compared }: { definition: IndicatorDefinition; compared: IndicatorComparison }) {
  const text = useText();
  const { figures, against, total } = compared;
  if (!against || !total) return null;
  const end = axisEnd(definition, [figures.total, against.total]);
  return (
    <Card title={text.say('indicators.compared')}>
      <div className={styles.sides}>
        <Side definition={definition} figures={figures} end={end} />
        <Side definition={definition} figures={against} end={end} />
        <div>
          <div className={styles.soft}>{text.say('indicators.difference')}</div>
          <div className={total.value === undefined ? styles.why : styles.big}>
            {differenceWords(text, definition.figure, total)}
          </div>
          <div className={styles.soft}>
            {total.state === 'overlapping'
              ? text.say('indicators.state.overlapping')
              : total.low !== undefined &&
                text.say('indicators.surely', { interval: differenceInterval(text, definition.figure, total) })}
          </div>
        </div>
      </div>
      {compared.records_begin && (
        <p className={styles.note}>
          {text.say('indicators.recordsBegin', { month: text.date(compared.records_begin, 'monthYear') })}
        </p>
      )}
      {total.low !== undefined && <p className={styles.note}>{text.say('indicators.differenceAbout')}</p>}
    </Card>
  );
}

function Side({
  definition,
  figures,
  end,
}: {
  definition: IndicatorDefinition;
  figures: IndicatorFigures;
  end: number;
}) {
  const text = useText();
  const { total } = figures;
  return (
    <div>
      <div className={styles.soft}>
        {text.place(figures.place)} · {text.days(figures.first, figures.last)}
      </div>
      <div className={total.value === undefined && definition.figure !== 'count' ? styles.why : styles.big}>
        {said(text, definition, total)}
      </div>
      <Whisker line={total} end={end} />
      <div className={styles.soft}>
        {[
          total.n !== undefined && text.say('indicators.ofN', { n: text.number(total.n) }),
          total.low !== undefined && text.say('indicators.surely', { interval: interval(text, definition, total) }),
        ]
          .filter((part) => part !== false)
          .join(' · ')}
      </div>
      <TargetWords definition={definition} figures={figures} />
    </div>
  );
}
