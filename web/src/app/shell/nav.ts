import type { Me } from '@/api-types/answers';
import { may } from '@/lib/permissions';
import type { TextKey } from '@/lib/text/keys';

export interface NavItem {
  to: '/' | '/people' | '/centre' | '/figures' | '/places' | '/users' | '/privacy';
  label: TextKey;
}

const houses = new Set(['centre', 'ngo', 'unit']);
const regions = new Set(['nation', 'region', 'district']);

/** The rooms this role can enter, in the order of a day. */
export function navFor({ permissions, place }: Pick<Me, 'permissions' | 'place'>): NavItem[] {
  const kind = place?.kind;
  const figures = may(permissions, 'figures.region') || may(permissions, 'figures.nation');
  const items: (NavItem | false)[] = [
    may(permissions, 'my-day.read') && { to: '/', label: 'nav.myDay' },
    may(permissions, 'person.search') && { to: '/people', label: 'nav.people' },
    may(permissions, 'board.read') &&
      (kind === undefined || houses.has(kind)) && { to: '/centre', label: 'nav.centre' },
    figures && (kind === undefined || regions.has(kind)) && { to: '/figures', label: 'nav.figures' },
    (may(permissions, 'break-glass.review') || may(permissions, 'link.approve')) && {
      to: '/privacy',
      label: 'nav.privacy',
    },
    may(permissions, 'place.read') && { to: '/places', label: 'nav.places' },
    may(permissions, 'account.manage') && { to: '/users', label: 'nav.users' },
  ];
  return items.filter((item) => item !== false);
}
