import { expect, it } from 'vitest';
import { navFor } from './nav';

const rooms = (permissions: string[], kind?: 'centre' | 'region') =>
  navFor({ permissions, ...(kind && { place: { id: 'p', name: 'P', kind } }) }).map(({ to }) => to);

it('shows only rooms that the role can enter', () => {
  expect(rooms(['my-day.read', 'person.search', 'board.read', 'place.read'], 'centre')).toEqual([
    '/',
    '/people',
    '/centre',
    '/places',
  ]);
  expect(rooms(['figures.region', 'place.read'], 'region')).toEqual(['/figures', '/places']);
  expect(rooms(['my-day.read', 'people.search', 'break-glass.review', 'place.read'])).toEqual(['/privacy', '/places']);
  expect(rooms([])).toEqual([]);
});
