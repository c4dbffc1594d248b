import { useText } from '@/lib/text/use-text';
import type { Pack } from '../model/pack';
import styles from './question-language.module.css';

/** Says in which language the questions are, where they are not here in the language of the screen. */
export function QuestionLanguage({ pack, language }: { pack: Pack; language: string }) {
  const text = useText();
  const here = pack.languages.includes(text.language) || pack.items.every((item) => item.text === undefined);
  if (language === text.language || here) return null;
  return (
    <p className={styles.note}>{text.say('assess.questionLanguage', { language: text.languageName(language) })}</p>
  );
}
