import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AccountId, LocalDate, PersonId, Place } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Step, Steps } from '@/components/steps';
import { useText } from '@/lib/text/use-text';
import { historyQuery } from '../api/look-ups';
import { acts, told, type Act } from '../model/history-sentence';
import styles from './history.module.css';

interface HistoryProps {
  person: PersonId;
  today: LocalDate;
  places: readonly Place[];
  /** Names of colleagues as far as they are known here. */
  nameOf: (account: AccountId | undefined) => string | undefined;
  /** What the other of a link or of a tie is called, by its row, where they may be seen. */
  recordOf: (link: string) => string | undefined;
  /** What a form is called, by its id. */
  formName: (instrument: string) => string | undefined;
}

/** What happened, in words: who entered or changed what, and when. */
export function History({ person, ...known }: HistoryProps) {
  const text = useText();
  const query = useInfiniteQuery(historyQuery(person));
  return (
    <Card title={text.say('history.title')}>
      <Answer query={query}>
        {(data) => {
          const items = acts(data.pages.flatMap((page) => page.items));
          if (items.length === 0) return <Empty what={text.say('history.none')} />;
          return (
            <Steps>
              {items.map((act) => (
                <ActStep key={act.id} act={act} {...known} />
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

interface ActStepProps extends Omit<HistoryProps, 'person'> {
  act: Act;
}

/** What one save did: the sentences at once, the particulars for those who ask. */
function ActStep({ act, today, places, nameOf, recordOf, formName }: ActStepProps) {
  const text = useText();
  const inviter = nameOf(act.invitedBy);
  const lines = act.items.map((item) => ({ id: item.entry, ...told(text, item, places, recordOf, formName) }));
  const more = lines.filter(({ rest }) => rest.length > 0);
  return (
    <Step
      when={text.dateNear(act.at.slice(0, 10), today)}
      soft={[
        nameOf(act.actor) ?? (act.role && text.word('role', act.role)),
        inviter && text.say('history.invitedBy', { who: inviter }),
        text.instant(act.at),
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      {lines.map(({ id, sentence }) => (
        <div key={id}>{sentence}</div>
      ))}
      {more.length > 0 && (
        <details className={styles.more}>
          <summary>{text.say('history.more')}</summary>
          {more.map(({ id, sentence, rest }) => (
            <div key={id}>
              {lines.length > 1 && <b>{sentence}</b>}
              <ul className={styles.changes}>
                {rest.map(({ id: member, member: name, old, now }) => (
                  <li key={member}>
                    {name}: {old !== undefined && <del>{old}</del>} {now ?? <i>{text.say('history.takenOut')}</i>}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </details>
      )}
    </Step>
  );
}
