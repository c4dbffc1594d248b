import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { IndicatorDefinition } from '@/api-types/indicators';
import { Card } from '@/components/card';
import { Chip } from '@/components/chip';
import { axisEnd, byTheme, inLanguage, interval, said } from '@/lib/indicator';
import { useText } from '@/lib/text/use-text';
import { indicatorFiguresQuery } from '../api/indicators';
import { whyOff } from '../model/indicator';
import { markWords } from '../model/target';
import { Whisker } from './whisker';
import styles from './indicators.module.css';

/** Every indicator by theme, with what it comes to at one's place; those that cannot be counted yet say why. */
export function IndicatorList({ items, place }: { items: readonly IndicatorDefinition[]; place: string | undefined }) {
  const text = useText();
  return byTheme(items).map(({ theme, items: some }) => (
    <Card key={theme} title={text.say(`indicators.theme.${theme}`)}>
      <ul className={styles.list}>
        {some.map((definition) => (
          <li key={definition.id} className={styles.item}>
            {definition.missing ? <Off definition={definition} /> : <Current definition={definition} place={place} />}
          </li>
        ))}
      </ul>
    </Card>
  ));
}

function Off({ definition }: { definition: IndicatorDefinition }) {
  const text = useText();
  return (
    <>
      <div>
        {inLanguage(definition.names, text.language)}
        <div className={styles.soft}>{whyOff(text, definition)}</div>
        <div className={styles.soft}>{inLanguage(definition.says, text.language)}</div>
      </div>
      <span />
      <div className={styles.value}>
        <Chip>{text.say('indicators.off')}</Chip>
      </div>
    </>
  );
}

function Current({ definition, place }: { definition: IndicatorDefinition; place: string | undefined }) {
  const text = useText();
  const { data } = useQuery(indicatorFiguresQuery(definition.id, place ? { place } : {}));
  const total = data?.total;
  return (
    <>
      <div>
        <Link to="/indicators/$indicator" params={{ indicator: definition.id }} search={place ? { place } : {}}>
          {inLanguage(definition.names, text.language)}
        </Link>
        {total?.n !== undefined && (
          <div className={styles.soft}>
            {text.say('indicators.ofN', { n: text.number(total.n) })}
            {total.low !== undefined && ` · ${interval(text, definition, total)}`}
            {total.target && ` · ${markWords(text, definition, total.target)}`}
          </div>
        )}
      </div>
      {total ? <Whisker line={total} end={axisEnd(definition, [total])} /> : <span />}
      <div className={styles.value}>{total ? said(text, definition, total) : '…'}</div>
    </>
  );
}
