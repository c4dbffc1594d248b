import { Sheet } from '@/components/sheet';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AccessItem } from '@/api-types/accounts';
import type { PersonId } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Chip } from '@/components/chip';
import { Empty } from '@/components/empty';
import { Step, Steps } from '@/components/steps';
import { allPlacesQuery } from '@/lib/queries/places';
import { useRoleTitle } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { accessesQuery } from '../api/look-ups';
import { looksOf } from '../model/looks';

/** Who opened this record, in which role and for what. */
export function Accesses({ person, onClose }: { person: PersonId; onClose: () => void }) {
  const text = useText();
  const roleTitle = useRoleTitle();
  const places = useQuery(allPlacesQuery()).data ?? [];
  const placeName = (id: string | undefined) => text.place(places.find((item) => item.place.id === id)?.place);
  /** Whose name is not for the reader is told as what they are: a relative is no colleague. */
  const unnamed = ({ role }: AccessItem) =>
    role === 'family_member' ? text.say('shared.relative') : roleTitle(role) || text.say('worker.unnamed');
  const query = useInfiniteQuery(accessesQuery(person));
  return (
    <Sheet title={text.say('shared.whoLooked')} onClose={onClose}>
      <Answer query={query}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty what={text.say('shared.nobodyLooked')} />;
          return (
            <Steps>
              {looksOf(items).map(({ last: item, count }, index) => (
                <Step
                  key={`${item.at}-${index}`}
                  when={text.instant(item.at)}
                  soft={[
                    item.actor?.name && !byLink(item) && roleTitle(item.role),
                    placeName(item.place),
                    item.purpose && text.word('purpose', item.purpose),
                    count > 1 && text.say('shared.times', { count }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                >
                  {item.actor?.name ?? unnamed(item)}{' '}
                  {item.break_glass && <Chip tone="urgent">{text.word('relation_kind', 'break_glass')}</Chip>}
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
    </Sheet>
  );
}

/** The person themselves, on their own phone. */
const byLink = ({ role }: AccessItem): boolean => role === 'by_link';
