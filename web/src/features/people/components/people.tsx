import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef } from 'react';
import type { LocalDate } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { searched } from '@/lib/searched';
import { useStore } from '@/lib/store';
import { useText } from '@/lib/text/use-text';
import { peopleQuery } from '../api/list-people';
import type { PeopleFilter } from '../model/filter';
import { nobody } from '../model/nobody';
import { PeopleFilters } from './people-filters';
import { PeopleList } from './people-list';

interface PeopleProps {
  filter: PeopleFilter;
  onFilter: (filter: PeopleFilter) => void;
  today: LocalDate;
  canRegister: boolean;
}

/** Everybody this user may see, found while one types. */
export function People({ filter, onFilter, today, canRegister }: PeopleProps) {
  const text = useText();
  const list = useRef<HTMLUListElement>(null);
  const typed = useStore(searched);
  const q = useDeferredValue(typed.trim());
  const query = useInfiniteQuery(peopleQuery(filter, q));

  return (
    <Card>
      <PeopleFilters
        typed={typed}
        onType={(text) => searched.set(text)}
        filter={filter}
        onChange={onFilter}
        onDown={() => list.current?.querySelector('a')?.focus()}
      />
      <div style={{ marginBlockStart: 14 }} aria-busy={query.isFetching}>
        <Answer query={query}>
          {(data) => {
            const items = data.pages.flatMap((page) => page.items);
            if (items.length > 0) return <PeopleList items={items} today={today} listRef={list} />;
            const count = data.pages[0]?.everybody ?? 0;
            const { say, offersEverybody } = nobody({ typed: q !== '', filter, count, canRegister });
            return (
              <Empty what={text.say(say, { count })}>
                {offersEverybody && (
                  <Button variant="default" onClick={() => onFilter({ ...filter, state: 'all' })}>
                    {text.say('people.showEverybody')}
                  </Button>
                )}
              </Empty>
            );
          }}
        </Answer>
      </div>
      {query.hasNextPage && (
        <Button variant="default" mt={14} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {text.say('action.more')}
        </Button>
      )}
    </Card>
  );
}
