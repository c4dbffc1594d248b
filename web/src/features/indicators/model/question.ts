import type { FigureLine } from '@/api-types/indicators';
import type { Place } from '@/api-types/records';
import { aboveHouses } from '@/lib/place-tree';

/** What is asked of an indicator, as the address has it: whole, so that it can be kept and sent. */
export interface IndicatorQuestion {
  place?: string;
  by?: string;
  /** Without one the last twelve months. */
  period?: string;
  against_place?: string;
  against_period?: string;
  against_group?: string;
}

export const questionMembers = [
  'place',
  'by',
  'period',
  'against_place',
  'against_period',
  'against_group',
] as const satisfies readonly (keyof IndicatorQuestion)[];

/** The members that say something; what is cleared is left out of the address. */
export const questionOf = (given: Partial<Record<keyof IndicatorQuestion, string | undefined>>): IndicatorQuestion =>
  Object.fromEntries(questionMembers.flatMap((name) => (given[name] ? [[name, given[name]]] : [])));

export const compares = (asked: IndicatorQuestion): boolean =>
  Boolean(asked.against_place ?? asked.against_period ?? asked.against_group);

/** What a view is compared with, as one choice; nothing is ''. */
export function comparisonChoice(asked: IndicatorQuestion): string {
  if (asked.against_group) return `group:${asked.against_group}`;
  if (asked.against_place) return `place:${asked.against_place}`;
  return asked.against_period ? `period:${asked.against_period}` : '';
}

/** The question with another such choice. */
export function comparedWith(asked: IndicatorQuestion, choice: string): IndicatorQuestion {
  const { place, by, period } = asked;
  const [kind, ...rest] = choice.split(':');
  const value = rest.join(':');
  return questionOf({ place, by, period, ...(kind && value && { [`against_${kind}`]: value }) });
}

/** Taken apart otherwise, a group to compare with is none any more. */
export const takenApart = (asked: IndicatorQuestion, by: string): IndicatorQuestion =>
  questionOf({ ...asked, by, against_group: by === asked.by ? asked.against_group : undefined });

/** From a place that stands beside others into it: its houses, or its months. */
export const narrower = ({ place }: FigureLine, asked: IndicatorQuestion): IndicatorQuestion =>
  questionOf({ place: place?.id, by: place && partsOf(place), period: asked.period });

/** The same question of another place; what was taken apart by places, by its own. */
export const elsewhere = (place: Place, asked: IndicatorQuestion): IndicatorQuestion =>
  questionOf({
    ...asked,
    place: place.id,
    by: byPlaces(asked.by) ? partsOf(place) : asked.by,
    against_place: asked.against_place === place.id ? undefined : asked.against_place,
    against_group: undefined,
  });

const byPlaces = (by: string | undefined): boolean => by === 'region' || by === 'district' || by === 'house';

/** What a place is taken apart by first. */
function partsOf({ kind }: Place): string {
  if (kind === 'nation') return 'region';
  return aboveHouses(kind) ? 'house' : 'month';
}
