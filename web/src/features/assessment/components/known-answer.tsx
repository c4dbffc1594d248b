import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useText } from '@/lib/text/use-text';
import { packQuery } from '../api/forms';
import type { Known } from '../model/known';
import { choicesOf, type Item, type Pack } from '../model/pack';
import { titleOf, wordsIn } from '../model/say';
import styles from './fill.module.css';

interface KnownAnswerProps {
  pack: Pack;
  item: Item;
  language: string;
  known: Known;
  onTake: () => void;
}

/** What was answered to this question today in another form: offered, so that it need not be asked again. */
export function KnownAnswer({ pack, item, language, known, onTake }: KnownAnswerProps) {
  const text = useText();
  const other = useQuery(packQuery(known.instrument)).data;
  const choice = choicesOf(pack, item).find(({ value }) => value === known.value);
  const answer = wordsIn(choice?.text, language) ?? text.number(known.value);
  return (
    <div className={styles.known}>
      <span>{text.say('assess.fill.known', { form: other ? titleOf(text, other) : known.instrument, answer })}</span>
      <Button size="sm" variant="light" onClick={onTake}>
        {text.say('assess.fill.takeKnown')}
      </Button>
    </div>
  );
}
