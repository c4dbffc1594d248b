import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef } from 'react';
import type { LocalDate } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { useText } from '@/lib/text/use-text';
import { peopleQuery } from '../api/list-people';
import type { PeopleFilter } from '../model/filter';
import { PeopleFilters } from './people-filters';
import { PeopleList } from './people-list';

interface PeopleProps {
  filter: PeopleFilter;
  onFilter: (filter: PeopleFilter) => void;
  today: LocalDate;
}

/** Everybody this user may see, found while one types. */
export function People({ filter, onFilter, today }: PeopleProps) {
  const text = useText();
  const list = useRef<HTMLUListElement>(null);
  const asked = useDeferredValue(filter);
  const query = useInfiniteQuery(peopleQuery(asked));
  const narrowed = Boolean(filter.q ?? filter.stage ?? filter.setting);

  return (
    <Card>
      <PeopleFilters filter={filter} onChange={onFilter} onDown={() => list.current?.querySelector('a')?.focus()} />
      <div style={{ marginBlockStart: 14 }} aria-busy={query.isFetching}>
        <Answer query={query}>
          {(data) => {
            const items = data.pages.flatMap((page) => page.items);
            if (items.length === 0) return <Empty what={text.say(narrowed ? 'people.noneFound' : 'people.none')} />;
            return <PeopleList items={items} today={today} listRef={list} />;
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
