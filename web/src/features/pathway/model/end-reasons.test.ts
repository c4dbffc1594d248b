import { expect, it } from 'vitest';
import { isAskedAfter } from './end-reasons';

it('nobody searches for who died, is in prison or came to the planned end of the road', () => {
  expect(isAskedAfter('treatment', 'died')).toBe(false);
  expect(isAskedAfter('treatment', 'imprisoned')).toBe(false);
  expect(isAskedAfter('resocialization', 'as_planned')).toBe(false);
});

it('of everybody else somebody asks', () => {
  expect(isAskedAfter('resocialization', 'left_early')).toBe(true);
  expect(isAskedAfter('treatment', 'as_planned')).toBe(true);
  expect(isAskedAfter(undefined, '')).toBe(true);
});
