import type { LocalDate, PlaceId } from '@/api-types/records';
import type { Setting, Stage, Word } from '@/api-types/words';
import { newId } from '@/lib/ids';
import { command, type Command } from '@/lib/outbox/entry';

export interface NewOffer {
  stage: Stage;
  setting: Setting;
  capacity?: number;
  days_from?: number;
  days_until?: number;
}

export interface NewPlace {
  kind: Word<'place_kind'>;
  name: string;
  parent: PlaceId;
  zone: string;
  code?: string;
  telephone?: string;
  offers: NewOffer[];
}

export function addPlace(place: NewPlace): Command {
  return command('/places', { id: newId(), ...place }, { what: 'outbox.what.place', about: place.name });
}

const about = (name: string | undefined) => (name ? { about: name } : {});

export function addOffer(place: PlaceId, name: string | undefined, offer: NewOffer): Command {
  return command(
    `/places/${place}/offers`,
    { id: newId(), ...offer },
    { what: 'outbox.what.offer', subject: place, ...about(name) },
  );
}

export function movePlace(
  place: PlaceId,
  name: string | undefined,
  move: { parent: PlaceId; since: LocalDate },
): Command {
  return command(`/places/${place}/move`, move, { what: 'outbox.what.movePlace', subject: place, ...about(name) });
}

export function closePlace(place: PlaceId, name: string | undefined, closed: LocalDate): Command {
  return command(
    `/places/${place}/close`,
    { closed },
    { what: 'outbox.what.closePlace', subject: place, ...about(name) },
  );
}
