import type { FamilyMember } from '@/api-types/assessment';
import type { Score } from './pack';

export interface Standing {
  member: FamilyMember;
  value: number;
  /** Where on the scale, from 0 to 1. */
  share: number;
}

/** The members who have this score, from the lowest to the highest. */
export function standings(
  members: readonly FamilyMember[],
  { name, range }: Pick<Score, 'name' | 'range'>,
): Standing[] {
  const span = range.to - range.from || 1;
  return members
    .flatMap((member) => {
      const value = member.scores.find((score) => score.name === name)?.value;
      const share = value === undefined ? 0 : Math.min(1, Math.max(0, (value - range.from) / span));
      return value === undefined ? [] : [{ member, value, share }];
    })
    .sort((a, b) => a.value - b.value);
}
