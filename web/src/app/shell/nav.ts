import type { Me } from '@/api-types/accounts';
import { may } from '@/lib/permissions';
import type { TextKey } from '@/lib/text/keys';

export interface NavItem {
  to:
    | '/'
    | '/people'
    | '/centre'
    | '/figures'
    | '/indicators'
    | '/directives'
    | '/baselines'
    | '/places'
    | '/users'
    | '/content'
    | '/privacy';
  label: TextKey;
}

const houses = new Set(['centre', 'ngo', 'unit']);
const regions = new Set(['nation', 'region', 'district']);

type Seen = Pick<Me, 'permissions' | 'place'> & { account?: Me['account'] };

/** The rooms this role can enter, in the order of a day. */
export function navFor({ permissions, place, account }: Seen): NavItem[] {
  const kind = place?.kind;
  const figures = may(permissions, 'figures.region') || may(permissions, 'figures.nation');
  // Whoever only watches over privacy has no people of their own: their day is the privacy room.
  const watches = may(permissions, 'break-glass.review') && !may(permissions, 'board.read');
  const privacy = may(permissions, 'break-glass.review') || may(permissions, 'link.approve');
  const day = may(permissions, 'my-day.read') && !watches;
  const items: (NavItem | false)[] = [
    watches && { to: '/privacy', label: 'nav.privacy' },
    day && { to: '/', label: 'nav.myDay' },
    !day && account?.person !== undefined && may(permissions, 'person.read') && { to: '/', label: 'nav.myRoad' },
    may(permissions, 'person.search') && { to: '/people', label: 'nav.people' },
    may(permissions, 'board.read') &&
      (kind === undefined || houses.has(kind)) && { to: '/centre', label: 'nav.centre' },
    figures && (kind === undefined || regions.has(kind)) && { to: '/figures', label: 'nav.figures' },
    may(permissions, 'figures.read') && { to: '/indicators', label: 'nav.indicators' },
    may(permissions, 'directive.read') && { to: '/directives', label: 'nav.directives' },
    may(permissions, 'baseline.read') && { to: '/baselines', label: 'nav.baselines' },
    !watches && privacy && { to: '/privacy', label: 'nav.privacy' },
    may(permissions, 'place.read') && { to: '/places', label: 'nav.places' },
    may(permissions, 'account.manage') && { to: '/users', label: 'nav.users' },
    may(permissions, 'content.read') && { to: '/content', label: 'nav.content' },
  ];
  return items.filter((item) => item !== false);
}
