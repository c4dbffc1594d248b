import type { FormLine } from '@/api-types/forms';
import type { FormAnswer } from '@/api-types/records';
import { useText } from '@/lib/text/use-text';
import { choicesOf, numberOf, type Item, type Pack } from '../model/pack';
import { wordsIn } from '../model/say';
import styles from './form-result.module.css';

/** Every question with what was answered, or why it was not. */
export function GivenAnswers({ line, pack }: { line: FormLine; pack: Pack }) {
  const text = useText();
  const { answers, language = 'en' } = line.assessment;
  if (!answers) return null;
  const given = new Map(answers.map((answer) => [answer.item, answer]));
  return (
    <details className={styles.answers}>
      <summary>{text.say('assess.result.answers')}</summary>
      <dl>
        {pack.items.map((item) => (
          <div key={item.id}>
            <dt>
              <span className={styles.number}>{numberOf(item)}</span>{' '}
              <span lang={language}>{wordsIn(item.text, language) ?? ''}</span>
            </dt>
            <dd>{said(text, pack, item, given.get(item.id), language)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function said(
  text: ReturnType<typeof useText>,
  pack: Pack,
  item: Item,
  answer: FormAnswer | undefined,
  language: string,
): string {
  if (answer?.value !== undefined) {
    const option = choicesOf(pack, item).find(({ value }) => value === answer.value);
    return wordsIn(option?.text, language) ?? text.number(answer.value);
  }
  return answer?.words ?? text.word('answer_absence', answer?.absent ?? 'unanswered');
}
