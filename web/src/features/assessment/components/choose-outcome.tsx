import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { OutcomeDefinition } from '@/api-types/outcomes';
import { Answer } from '@/components/answer';
import { useText } from '@/lib/text/use-text';
import { definitionsQuery } from '../api/outcomes';
import { firstDefinition, grouped } from '../model/outcome';
import { wordsIn } from '../model/say';
import styles from './outcomes.module.css';

/** A definition to read by, and what follows from it. */
export function ChooseOutcome({
  beside,
  children,
}: {
  /** What else is chosen. */
  beside?: ReactNode;
  children: (definition: OutcomeDefinition) => ReactNode;
}) {
  const text = useText();
  const query = useQuery(definitionsQuery);
  const [chosen, choose] = useState(firstDefinition);
  return (
    <Answer query={query}>
      {({ items }) => {
        const definition = items.find(({ id }) => id === chosen) ?? items[0];
        return (
          <div className={styles.all}>
            <div className={styles.choose}>
              <NativeSelect
                label={text.say('outcome.choose')}
                data={grouped(items, text)}
                value={definition?.id ?? ''}
                onChange={(event) => choose(event.currentTarget.value)}
              />
              {beside}
            </div>
            {definition && children(definition)}
          </div>
        );
      }}
    </Answer>
  );
}

/** What a definition says, how it counts weeks without a sample, and where it comes from. */
export function DefinitionWords({ definition }: { definition: OutcomeDefinition }) {
  const text = useText();
  const said = (words: OutcomeDefinition['says']) => {
    const own = words[text.language] !== undefined;
    return <dd {...(!own && { lang: 'en' })}>{wordsIn(words, text.language)}</dd>;
  };
  return (
    <dl className={styles.words}>
      <dt>{text.say('outcome.says')}</dt>
      {said(definition.says)}
      <dt>{text.say('outcome.missing')}</dt>
      {said(definition.missing)}
      <dt>{text.say('outcome.source')}</dt>
      <dd lang="en">{definition.source}</dd>
      {definition.says[text.language] === undefined && <dd className={styles.note}>{text.say('outcome.english')}</dd>}
    </dl>
  );
}
