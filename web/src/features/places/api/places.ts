import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Page } from '@/api-types/common';
import type { PlaceItem } from '@/api-types/places';
import type { LocalDate, Place, PlaceId, PlaceOffer } from '@/api-types/records';
import type { Setting, Stage, Word } from '@/api-types/words';
import { get, query } from '@/lib/api/http';
import { newId } from '@/lib/ids';
import { command, type Command } from '@/lib/outbox/entry';

/** All that fit what was typed, by name, some hundred at a time. */
export const placesByPageQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['places', 'pages', q],
    queryFn: ({ pageParam, signal }) => get<Page<PlaceItem>>(`/places${query({ q, page: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: 60_000,
  });

export interface OfferNumbers {
  capacity?: number;
  days_from?: number;
  days_until?: number;
  since?: LocalDate;
}

export interface NewOffer extends OfferNumbers {
  stage: Stage;
  setting: Setting;
}

export interface PlaceDetails {
  name: string;
  local_names: { language: string; name: string }[];
  zone: string;
  code?: string;
  telephone?: string;
  opened?: LocalDate;
}

export interface NewPlace {
  kind: Word<'place_kind'>;
  name: string;
  parent: PlaceId;
  zone: string;
  code?: string;
  telephone?: string;
  opened?: LocalDate;
  offers: NewOffer[];
}

export function addPlace(place: NewPlace): Command {
  return command('/places', { id: newId(), ...place }, { what: 'outbox.what.place', about: place.name });
}

const about = (name: string | undefined) => (name ? { about: name } : {});

/** As it was seen: whoever changed it meanwhile is not overwritten. */
const seen = ({ version }: { version?: string }) => (version ? { ifMatch: version } : {});

export function changePlace(place: Place, details: PlaceDetails): Command {
  return command(`/places/${place.id}/details`, details, {
    what: 'outbox.what.changePlace',
    subject: place.id,
    ...seen(place),
    about: details.name,
  });
}

export function addOffer(place: PlaceId, name: string | undefined, offer: NewOffer): Command {
  return command(
    `/places/${place}/offers`,
    { id: newId(), ...offer },
    { what: 'outbox.what.offer', subject: place, ...about(name) },
  );
}

export function changeOffer({ place }: PlaceItem, offer: PlaceOffer, numbers: OfferNumbers): Command {
  return command(`/offers/${offer.id}/change`, numbers, {
    what: 'outbox.what.changeOffer',
    subject: place.id,
    ...seen(offer),
    ...about(place.name),
  });
}

export function endOffer({ place }: PlaceItem, offer: PlaceOffer, until: LocalDate): Command {
  return command(
    `/offers/${offer.id}/end`,
    { until },
    { what: 'outbox.what.endOffer', subject: place.id, ...seen(offer), ...about(place.name) },
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
