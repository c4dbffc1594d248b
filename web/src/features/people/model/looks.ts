import type { AccessItem } from '@/api-types/accounts';

/** What somebody looked at in one role and for one purpose on one day, without anybody else in between. */
export interface Looks {
  /** The latest of them. */
  last: AccessItem;
  count: number;
}

const about = ({ at, actor, role, place, purpose, break_glass: glass }: AccessItem) =>
  JSON.stringify([at.slice(0, 10), actor?.id, role, place, purpose, glass]);

/** A record that is open is read again and again: one line a visit, not one a read. The newest first, as they come. */
export function looksOf(items: readonly AccessItem[]): Looks[] {
  const looks: Looks[] = [];
  for (const item of items) {
    const before = looks.at(-1);
    if (before && about(before.last) === about(item)) before.count += 1;
    else looks.push({ last: item, count: 1 });
  }
  return looks;
}
