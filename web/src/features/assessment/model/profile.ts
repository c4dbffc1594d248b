import type { Word } from '@/api-types/words';
import { pointsOf, type Point, type Series } from './forms';
import { drawnScores, type Pack, type Score } from './pack';

type Domain = Word<'domain'>;
export const domains: readonly Domain[] = ['biological', 'psychological', 'social', 'spiritual'];

/** One value now, against the person's own first; the same point where it was asked once. */
export interface Mark {
  pack: Pack;
  score: Score;
  first: Point;
  now: Point;
}

export interface Profile {
  byDomain: { domain: Domain; marks: Mark[] }[];
  /** Values that speak of several domains at once: shown once, in none of them. */
  across: Mark[];
}

/** Yes and no are no place on a scale; and how withdrawal goes is told by its own sheet, hour by hour. */
function isShown(pack: Pack, score: Score): boolean {
  const { from, to, whole = true } = score.range;
  return !pack.rounds && !(whole && to - from <= 1);
}

function domainOf(pack: Pack, score: Score): Domain | undefined {
  return score.domain ?? (pack.domains.length === 1 ? pack.domains[0] : undefined);
}

/** What forms say in each of the four domains. Nothing is summed over forms: no such sum has a meaning. */
export function profileOf(series: readonly Series[], packs: readonly Pack[]): Profile {
  const marks = series.flatMap(({ instrument, finished }) => {
    const pack = packs.find(({ id }) => id === instrument);
    if (!pack) return [];
    return drawnScores(pack)
      .filter((score) => isShown(pack, score))
      .flatMap((score): Mark[] => {
        const points = pointsOf(finished, score.name);
        const [first, now] = [points[0], points.at(-1)];
        return first && now ? [{ pack, score, first, now }] : [];
      });
  });
  return {
    byDomain: domains.map((domain) => ({
      domain,
      marks: marks.filter(({ pack, score }) => domainOf(pack, score) === domain),
    })),
    across: marks.filter(({ pack, score }) => domainOf(pack, score) === undefined),
  };
}

export const isEmpty = ({ byDomain, across }: Profile): boolean =>
  across.length === 0 && byDomain.every(({ marks }) => marks.length === 0);

/** From 0 to 1 in the range of the score. */
export const placeOf = ({ range }: Score, { value }: Point): number =>
  (value - range.from) / (range.to - range.from || 1);

/** By how much it changed, rounded as values are shown; undefined where it was asked once. */
export const changeSince = ({ first, now }: Mark): number | undefined =>
  first.id === now.id ? undefined : Math.round((now.value - first.value) * 100) / 100;
