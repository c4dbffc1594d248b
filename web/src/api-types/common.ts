import type { PlaceId } from './records';
import type { Word } from './words';

export interface Page<Item> {
  items: Item[];
  next?: string;
  /** How many there are, where not all of them are shown. */
  total?: number;
}

/** A list that does not show all there is. */
export interface CutList {
  list: string;
  total: number;
}

export interface NamedPlace {
  id: PlaceId;
  name: string;
  kind?: Word<'place_kind'>;
  zone?: string;
  telephone?: string;
}

/** A count that went through disclosure control: `*` stands for 1 to 7 people, others are rounded to 5. */
export type Figure = number | string | { shown: string };

/** Words of the catalogue in one language. */
export interface Wording {
  language: string;
  text: string;
}

export interface Change {
  record: string;
  id: string;
  version?: string;
}

/** Errors after RFC 9457, with stable reason ids. */
export interface Problem {
  status: number;
  reason: string;
  title?: string;
  detail?: string;
  fields?: { path: string; reason: string; detail?: string }[];
  request_id?: string;
}
