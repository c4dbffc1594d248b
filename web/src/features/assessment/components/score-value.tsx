import type { FormLine } from '@/api-types/forms';
import { useText } from '@/lib/text/use-text';
import { scoreOf } from '../model/forms';
import { bandsOf, type Pack, type Score } from '../model/pack';
import { levelWords } from '../model/say';
import styles from './score-value.module.css';

interface ScoreValueProps {
  form: FormLine;
  pack: Pack;
  score: Score;
  large?: boolean;
}

/** A score with its range and what it says; where there is none, why: never a zero. */
export function ScoreValue({ form, pack, score, large }: ScoreValueProps) {
  const text = useText();
  const line = scoreOf(form, score.name);
  if (line?.value === undefined) return <span className={styles.none}>{whyNone(text, form)}</span>;
  const { from, to } = score.range;
  const level = bandsOf(pack, score.name, form.assessment.reading)?.levels.find(({ id }) => id === line.band);
  const range = { from: text.number(from), to: text.number(to) };
  return (
    <span className={styles.score} data-large={large}>
      <b className={styles.value}>{text.number(Math.round(line.value * 100) / 100)}</b>
      <span className={styles.range}>
        {from === 0 ? text.say('assess.outOf', { most: range.to }) : `(${text.say('assess.range', range)})`}
      </span>
      {level && <span className={styles.level}>{levelWords(text, level)}</span>}
    </span>
  );
}

export function whyNone(text: ReturnType<typeof useText>, form: FormLine): string {
  if (!form.scored && !form.assessment.answers) return text.say('assess.notShown');
  // A form may be complete without a score that needs more answers than it asks for.
  const status = form.status === 'complete' ? 'incomplete' : form.status;
  return text.say('assess.noScore', { why: text.word('form_status', status) });
}
