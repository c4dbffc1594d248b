import type { IndicatorDefinition, IndicatorFigures } from '@/api-types/indicators';
import { useText } from '@/lib/text/use-text';
import { targetSentences } from '../model/target';
import styles from './indicators.module.css';

/** Whether the figure reaches its target, whose target that is, who set it and from when. */
export function TargetWords({ definition, figures }: { definition: IndicatorDefinition; figures: IndicatorFigures }) {
  const text = useText();
  const [reached, ...whose] = targetSentences(text, definition, figures);
  if (!reached) return null;
  return (
    <div className={styles.target} data-state={figures.total.target?.state}>
      <p>{reached}</p>
      {whose.map((line) => (
        <p key={line} className={styles.soft}>
          {line}
        </p>
      ))}
    </div>
  );
}
