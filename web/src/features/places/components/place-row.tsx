import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { PlaceItem } from '@/api-types/places';
import type { Place } from '@/api-types/records';
import { may } from '@/lib/permissions';
import { useMe } from '@/lib/queries/session';
import { Chip } from '@/components/chip';
import { stageNumber } from '@/lib/stages';
import { useText } from '@/lib/text/use-text';
import type { PlaceAction } from './places';
import styles from './places.module.css';

interface PlaceRowProps {
  item: PlaceItem;
  depth: number;
  canChange: boolean;
  onAction: (action: PlaceAction) => void;
}

/** Regions and above have figures; houses have a board. */
const withBoard = new Set(['centre', 'ngo', 'unit']);

/** Only houses offer something; a nation stays, and a region lies nowhere else than in it. */
function changes(kind: Place['kind']): ('change' | 'offers' | 'move' | 'close')[] {
  if (kind === 'nation') return ['change'];
  if (kind === 'region') return ['change', 'close'];
  return kind && withBoard.has(kind) ? ['change', 'offers', 'move', 'close'] : ['change', 'move', 'close'];
}

/** The page behind a place, where this role may open it: a house has its board, what lies above has its figures. */
function PlaceName({ place, name }: { place: Place; name: string }) {
  const { permissions } = useMe();
  const house = place.kind && withBoard.has(place.kind);
  if (house && may(permissions, 'board.read'))
    return (
      <Link to="/centre/$place" params={{ place: place.id }}>
        {name}
      </Link>
    );
  if (!house && may(permissions, 'figures.region'))
    return (
      <Link to="/figures/$place" params={{ place: place.id }}>
        {name}
      </Link>
    );
  return <b>{name}</b>;
}

export function PlaceRow({ item, depth, canChange, onAction }: PlaceRowProps) {
  const text = useText();
  const { place, offers = [] } = item;
  const capacity = offers.reduce((sum, offer) => sum + (offer.capacity ?? 0), 0);
  const stages = [...new Set(offers.flatMap((offer) => (offer.stage ? [stageNumber(offer.stage)] : [])))].sort();
  const name = text.place(place) ?? text.say('place.unnamed');
  return (
    <li className={styles.row} style={{ '--depth': depth } as CSSProperties}>
      <span className={styles.name}>
        <PlaceName place={place} name={name} />{' '}
        <span className={styles.soft}>
          {[
            place.kind && text.word('place_kind', place.kind),
            stages.length > 0 && text.say('place.stages', { stages: stages.join(', ') }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {place.closed && <Chip>{text.say('place.closed', { date: text.date(place.closed, 'full') })}</Chip>}
      {!place.closed && capacity > 0 && <Chip>{text.say('place.capacity', { count: capacity })}</Chip>}
      {canChange && !place.closed && (
        <span className={styles.acts}>
          {changes(place.kind).map((kind) => (
            <Button
              key={kind}
              size="compact-sm"
              variant="subtle"
              px={0}
              fz={13}
              aria-label={`${text.say(`places.${kind}`)}: ${name}`}
              onClick={() => onAction({ kind, item })}
            >
              {text.say(`places.${kind}`)}
            </Button>
          ))}
        </span>
      )}
    </li>
  );
}
