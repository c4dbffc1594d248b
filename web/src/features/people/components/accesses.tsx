import { Button, Modal } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { PersonId } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Empty } from '@/components/empty';
import { Step, Steps } from '@/components/steps';
import { useRoleTitle } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { accessesQuery } from '../api/look-ups';

/** Who opened this record, in which role and for what. */
export function Accesses({ person, onClose }: { person: PersonId; onClose: () => void }) {
  const text = useText();
  const roleTitle = useRoleTitle(text.language);
  const query = useInfiniteQuery(accessesQuery(person));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={text.say('shared.whoLooked')}
      closeButtonProps={{ 'aria-label': text.say('action.close') }}
    >
      <Answer query={query}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty what={text.say('shared.nobodyLooked')} />;
          return (
            <Steps>
              {items.map((item, index) => (
                <Step
                  key={`${item.at}-${index}`}
                  when={text.instant(item.at)}
                  soft={[roleTitle(item.role), item.place, item.purpose && text.word('purpose', item.purpose)]
                    .filter(Boolean)
                    .join(' · ')}
                >
                  {item.actor ?? text.say('worker.unnamed')}
                  {item.reason && ` · ${item.reason}`}
                </Step>
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
    </Modal>
  );
}
