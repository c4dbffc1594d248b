import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { HistoryItem } from '@/api-types/answers';
import type { AccountId, PersonId, Place } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Step, Steps } from '@/components/steps';
import { useText } from '@/lib/text/use-text';
import { historyQuery } from '../api/look-ups';
import { tells, told } from '../model/history-sentence';
import styles from './history.module.css';

interface HistoryProps {
  person: PersonId;
  places: readonly Place[];
  /** Names of colleagues as far as they are known here. */
  nameOf: (account: AccountId | undefined) => string | undefined;
}

/** What happened, in words: who entered or changed what, and when. */
export function History({ person, places, nameOf }: HistoryProps) {
  const text = useText();
  const query = useInfiniteQuery(historyQuery(person));
  return (
    <Card title={text.say('history.title')}>
      <Answer query={query}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items).filter(tells);
          if (items.length === 0) return <Empty what={text.say('history.none')} />;
          return (
            <Steps>
              {items.map((item) => (
                <HistoryStep key={item.entry} item={item} places={places} actor={nameOf(item.actor)} />
              ))}
            </Steps>
          );
        }}
      </Answer>
      {query.hasNextPage && (
        <Button variant="default" mt={12} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {text.say('action.more')}
        </Button>
      )}
    </Card>
  );
}

function HistoryStep({
  item,
  places,
  actor,
}: {
  item: HistoryItem;
  places: readonly Place[];
  actor: string | undefined;
}) {
  const text = useText();
  const { sentence, rest } = told(text, item, places);
  return (
    <Step
      when={text.date(item.at.slice(0, 10))}
      soft={[actor ?? (item.role && text.word('role', item.role)), text.instant(item.at)].filter(Boolean).join(' · ')}
    >
      {sentence}
      {rest.length > 0 && (
        <ul className={styles.changes}>
          {rest.map(({ id, member, old, now }) => (
            <li key={id}>
              {member}: {old !== undefined && <del>{old}</del>} {now ?? <i>{text.say('history.takenOut')}</i>}
            </li>
          ))}
        </ul>
      )}
    </Step>
  );
}
