import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Suspense, useDeferredValue, useState } from 'react';
import type { PlaceItem } from '@/api-types/places';
import type { LocalDate } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import { placesByPageQuery } from '../api/places';
import { treeOrder } from '../model/tree';
import { PlaceRow } from './place-row';
import styles from './places.module.css';

const PlaceForm = lazy(() => import('./place-form').then((module) => ({ default: module.PlaceForm })));
const DetailsForm = lazy(() => import('./details-form').then((module) => ({ default: module.DetailsForm })));
const OfferSheet = lazy(() => import('./offer-sheet').then((module) => ({ default: module.OfferSheet })));
const MoveForm = lazy(() => import('./move-form').then((module) => ({ default: module.MoveForm })));

export type PlaceAction = { kind: 'add' } | { kind: 'change' | 'offers' | 'move' | 'close'; item: PlaceItem };

interface PlacesProps {
  q: string;
  onQ: (q: string) => void;
  canChange: boolean;
  today: LocalDate;
  adding: boolean;
  onAdded: () => void;
}

/** The tree of places, searchable, with what each offers. */
export function Places({ q, onQ, canChange, today, adding, onAdded }: PlacesProps) {
  const text = useText();
  const asked = useDeferredValue(q);
  const query = useInfiniteQuery(placesByPageQuery(asked));
  const [action, setAction] = useState<PlaceAction>();
  const close = () => {
    setAction(undefined);
    if (adding) onAdded();
  };

  return (
    <Card>
      <TextInput
        type="search"
        aria-label={text.say('places.search')}
        placeholder={text.say('places.search')}
        value={q}
        onChange={(event) => onQ(event.currentTarget.value)}
      />
      <Answer query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <>
              {items.length === 0 && <Empty what={text.say(q ? 'places.noneFound' : 'places.none')} />}
              <ul className={styles.tree}>
                {treeOrder(items, text).map(({ item, depth }) => (
                  <PlaceRow key={item.place.id} item={item} depth={depth} canChange={canChange} onAction={setAction} />
                ))}
              </ul>
            </>
          );
        }}
      </Answer>
      {query.hasNextPage && (
        <Empty what={text.say('places.more')}>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {text.say('action.more')}
          </Button>
        </Empty>
      )}
      <Suspense>
        {adding && <PlaceForm onClose={close} />}
        {action?.kind === 'change' && <DetailsForm item={action.item} onClose={close} />}
        {action?.kind === 'offers' && <OfferSheet item={action.item} today={today} onClose={close} />}
        {(action?.kind === 'move' || action?.kind === 'close') && (
          <MoveForm item={action.item} kind={action.kind} today={today} onClose={close} />
        )}
      </Suspense>
    </Card>
  );
}

export function AddPlaceButton({ onClick }: { onClick: () => void }) {
  const text = useText();
  return <Button onClick={onClick}>{text.say('places.add')}</Button>;
}
