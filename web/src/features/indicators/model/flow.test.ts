import { expect, it } from 'vitest';
import { shownFigure } from '@/lib/figure';
import { flow } from './flow';

const joint = (stage: 'social_rehabilitation' | 'treatment' | 'resocialization', ended: string, went_on: string) => ({
  stage,
  ended,
  went_on,
  not_heard_from: '0',
});

it('a masked count is shown as it came and has no length', () => {
  expect(shownFigure('*')).toBe('*');
  expect(shownFigure({ shown: '25' })).toBe('25');
  expect(
    flow([joint('treatment', '*', '*'), joint('resocialization', '5', '0')], 500, 100).columns[0]?.share,
  ).toBeUndefined();
});

it('the widest gap is where the smallest share goes on, and never after the last stage', () => {
  const { widest, bands } = flow(
    [joint('treatment', '100', '90'), joint('social_rehabilitation', '100', '60'), joint('resocialization', '50', '0')],
    500,
    100,
  );
  expect(widest).toEqual({ stage: 'social_rehabilitation', share: 0.6 });
  expect(bands).toHaveLength(2);
});
