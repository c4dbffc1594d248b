import { Button } from '@mantine/core';
import { useText } from '@/lib/text/use-text';
import { wordsIn } from '../model/say';
import type { Words } from '../model/pack';
import styles from './fill.module.css';

interface ToldFirstProps {
  words: Words;
  language: string;
  onUnderstood: () => void;
}

/** What is passed on is told before the first question, while nothing has been said yet. */
export function ToldFirst({ words, language, onUnderstood }: ToldFirstProps) {
  const text = useText();
  return (
    <section className={styles.told} aria-label={text.say('assess.fill.toldFirst')}>
      <h2>{text.say('assess.fill.toldFirst')}</h2>
      <p lang={language}>{wordsIn(words, language)}</p>
      <Button size="md" onClick={onUnderstood}>
        {text.say('assess.fill.understood')}
      </Button>
    </section>
  );
}
