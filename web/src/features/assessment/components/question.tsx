import { TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Word } from '@/api-types/words';
import { useText } from '@/lib/text/use-text';
import { typedNumber, type Answer } from '../model/answers';
import { keysOf } from '../model/keys';
import { numberOf, picksOf, type Item, type Pack } from '../model/pack';
import { wordsIn } from '../model/say';
import { ChoiceField } from './choice-field';
import styles from './question.module.css';

interface QuestionProps {
  pack: Pack;
  item: Item;
  /** The form's language: words of the pack are said in it. */
  language: string;
  answer: Answer | undefined;
  onAnswer: (answer: Answer | undefined) => void;
  /** Answered by the person whom it is about. */
  own: boolean;
  /** Number keys choose: they are shown beside the words; a bare number is its own key. */
  keys?: boolean;
}

/** One question with its answers, and the two ways of not answering. */
export function Question({ pack, item, language, answer, onAnswer, own, keys = false }: QuestionProps) {
  const text = useText();
  const number = numberOf(item);
  const asked = wordsIn(item.text, language);
  const choices = pickable(pack, item, language);
  const keyed = new Map([...keysOf(picksOf(pack, item))].map(([key, value]) => [value, key]));
  const absence = (absent: Word<'answer_absence'>) => ({
    value: absent,
    label: text.say(`assess.fill.${absent === 'refused' ? 'refused' : 'notApplicable'}${own ? 'Own' : ''}`),
    chosen: answer !== undefined && 'absent' in answer && answer.absent === absent,
    onChoose: () => onAnswer({ absent }),
  });
  const absences = [absence('refused'), absence('not_applicable')];
  const name = `${pack.id}-${item.id}`;

  return (
    <fieldset className={styles.question} data-item={item.id}>
      <legend className={styles.legend}>
        <span className={styles.number}>
          {text.say('assess.fill.question', { number })}
          {(item.optional ?? item.words) && ` · ${text.say('assess.fill.optional')}`}
        </span>
        <span className={styles.asked} tabIndex={-1} data-question {...(asked !== undefined && { lang: language })}>
          {asked ?? text.say('assess.fill.noText', { number })}
        </span>
      </legend>
      {choices && (
        <div className={styles.choices} data-scale={choices.every(({ said }) => said === undefined) || undefined}>
          {choices.map(({ value, said }) => (
            <ChoiceField
              key={value}
              name={name}
              mark={said === undefined ? undefined : keys ? keyed.get(value) : ''}
              label={said ?? text.number(value)}
              lang={said === undefined ? undefined : language}
              chosen={answer !== undefined && 'value' in answer && answer.value === value}
              onChoose={() => onAnswer({ value })}
            />
          ))}
        </div>
      )}
      {!choices && item.number && <NumberField item={item} answer={answer} onAnswer={onAnswer} />}
      {item.words && <WordsField answer={answer} onAnswer={onAnswer} />}
      <div className={styles.absences}>
        {absences.map(({ value, ...choice }) => (
          <ChoiceField key={value} name={name} quiet {...choice} />
        ))}
      </div>
    </fieldset>
  );
}

interface Picked {
  value: number;
  /** Where the pack says more than the number. */
  said: string | undefined;
}

/** What is picked from, with its words as they are shown. */
function pickable(pack: Pack, item: Item, language: string): Picked[] | undefined {
  const picks = picksOf(pack, item);
  const some = picks?.some(({ text: words }) => words === undefined);
  return picks?.map(({ value, text: words }) => {
    const said = wordsIn(words, language);
    return { value, said: said !== undefined && some ? `${value} · ${said}` : said };
  });
}

type Bound = Pick<QuestionProps, 'item' | 'answer' | 'onAnswer'>;

function NumberField({ item, answer, onAnswer }: Bound) {
  const text = useText();
  const given = answer && 'value' in answer ? String(answer.value) : '';
  const [typed, setTyped] = useState(given);
  const wrong = typedNumber(item, typed) === 'wrong';
  const { from = 0, to = 0 } = item.number ?? {};
  const hint = text.say('assess.fill.number', { from: text.number(from), to: text.number(to) });
  return (
    <TextInput
      className={styles.typed ?? ''}
      aria-label={hint}
      description={hint}
      inputMode="decimal"
      autoComplete="off"
      value={answer && 'absent' in answer ? '' : typed}
      error={wrong && hint}
      onChange={(event) => {
        const now = event.currentTarget.value;
        const said = typedNumber(item, now);
        setTyped(now);
        onAnswer(said === 'wrong' ? undefined : said);
      }}
    />
  );
}

function WordsField({ answer, onAnswer }: Omit<Bound, 'item'>) {
  const text = useText();
  return (
    <Textarea
      aria-label={text.say('assess.fill.words')}
      placeholder={text.say('assess.fill.words')}
      rows={3}
      maxLength={1000}
      value={answer && 'words' in answer ? answer.words : ''}
      onChange={(event) => {
        const words = event.currentTarget.value;
        onAnswer(words.trim() ? { words } : undefined);
      }}
    />
  );
}
