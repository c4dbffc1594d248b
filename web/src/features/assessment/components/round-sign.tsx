import { useText } from '@/lib/text/use-text';
import type { Answer } from '../model/answers';
import { choicesOf, numberOf, type Item, type Pack } from '../model/pack';
import { wordsIn } from '../model/say';
import styles from './round-form.module.css';

interface RoundSignProps {
  pack: Pack;
  item: Item;
  language: string;
  answer: Answer | undefined;
  /** Of the round before: to compare with, never filled in. */
  before: Answer | undefined;
  onAnswer: (value: number) => void;
}

const valueOf = (answer: Answer | undefined) => (answer && 'value' in answer ? answer.value : undefined);

/** One sign of a round: a row of numbers under the thumb, what the chosen one means below. */
export function RoundSign({ pack, item, language, answer, before, onAnswer }: RoundSignProps) {
  const text = useText();
  const number = numberOf(item);
  const asked = wordsIn(item.text, language);
  const [head = '', ...rest] = (asked ?? '').split('. ');
  const choices = choicesOf(pack, item);
  const chosen = choices.find(({ value }) => value === valueOf(answer));
  const ends = choices.filter(({ text: words }) => words !== undefined);
  const said = chosen
    ? wordsIn(chosen.text, language)
    : [ends[0], ends.at(-1)]
        .flatMap((end) => (end ? `${text.number(end.value)} ${wordsIn(end.text, language) ?? ''}` : []))
        .join(' … ');
  const last = valueOf(before);
  return (
    <fieldset className={styles.sign}>
      <legend>
        <b lang={language}>{asked ? `${number} ${head}` : text.say('assess.fill.question', { number })}</b>
        {rest.length > 0 && (
          <span className={styles.soft} lang={language}>
            {rest.join('. ')}
          </span>
        )}
      </legend>
      <div className={styles.scale}>
        {choices.map(({ value }) => (
          <label key={value} data-chosen={value === chosen?.value || undefined}>
            <input
              type="radio"
              className="visually-hidden"
              name={`${pack.id}-${item.id}`}
              checked={value === chosen?.value}
              onChange={() => onAnswer(value)}
            />
            {text.number(value)}
          </label>
        ))}
      </div>
      <div className={styles.under}>
        <span lang={language}>{said}</span>
        {last !== undefined && (
          <span className={styles.last}>{text.say('assess.round.lastValue', { value: text.number(last) })}</span>
        )}
      </div>
    </fieldset>
  );
}
