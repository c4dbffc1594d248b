import type { WeekLine } from '@/api-types/outcomes';
import { words, type Word } from '@/api-types/words';
import { useText } from '@/lib/text/use-text';
import styles from './week-squares.module.css';

type Result = Word<'week_result'>;

const signs: Readonly<Record<Result, string>> = {
  positive: '+',
  negative: '−',
  not_given: 'o',
  mixed: '*',
  not_required: '_',
};

/** One week: sign, shape and colour say the same. */
export function WeekSquare({ result }: { result: Result }) {
  return (
    <span className={styles.square} data-result={result} aria-hidden>
      {signs[result]}
    </span>
  );
}

/** The weeks in rows, each with its number; screen readers hear day and result. */
export function WeekSquares({ weeks }: { weeks: readonly WeekLine[] }) {
  const text = useText();
  return (
    <ol className={styles.weeks} aria-label={text.say('outcome.picture', { number: text.number(weeks.length) })}>
      {weeks.map(({ from, result }, at) => {
        const said = text.say('outcome.weekTests', {
          week: text.say('outcome.week', { number: text.number(at + 1) }),
          date: text.date(from, 'full'),
          result: text.word('week_result', result),
        });
        return (
          <li key={from} title={said}>
            <span className="visually-hidden">{said}</span>
            <span className={styles.number} aria-hidden>
              {text.number(at + 1)}
            </span>
            <WeekSquare result={result} />
          </li>
        );
      })}
    </ol>
  );
}

/** The same small and without numbers, within a line. */
export function WeekLetters({ results }: { results: readonly Result[] }) {
  const text = useText();
  return (
    <span
      className={styles.letters}
      role="img"
      aria-label={results.map((one) => text.word('week_result', one)).join(', ')}
    >
      {results.map((result, at) => (
        // A letter has no name but its place.
        <WeekSquare key={at} result={result} />
      ))}
    </span>
  );
}

export function WeekLegend() {
  const text = useText();
  return (
    <ul className={styles.legend} aria-label={text.say('outcome.legend')}>
      {words.week_result.map((result) => (
        <li key={result}>
          <WeekSquare result={result} />
          {text.word('week_result', result)}
        </li>
      ))}
    </ul>
  );
}
