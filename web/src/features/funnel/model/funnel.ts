import type { FunnelLimits, HouseFunnel, HouseInFunnel } from '@/api-types/funnel';

export interface Frame {
  width: number;
  height: number;
}

const round = (value: number) => Math.round(value * 10) / 10;

type Drawn = HouseInFunnel & { n: number; adjusted: number };
export const drawn = (houses: readonly HouseInFunnel[]): Drawn[] =>
  houses.filter((house): house is Drawn => house.n !== undefined && house.adjusted !== undefined);

/** Shares upwards, sizes to the right; the widest limits fix both. */
export function funnelOf({ houses, limits }: Pick<HouseFunnel, 'houses' | 'limits'>, frame: Frame) {
  const most = Math.max(1, limits.at(-1)?.n ?? 0);
  const x = (n: number) => round((n / most) * frame.width);
  const y = (share: number) => round((1 - Math.max(0, Math.min(1, share))) * frame.height);
  const line = (of: (limit: FunnelLimits) => number) =>
    limits.map((limit, at) => `${at === 0 ? 'M' : 'L'}${x(limit.n)} ${y(of(limit))}`).join('');
  return {
    most,
    x,
    y,
    usual: [line(({ low }) => low), line(({ high }) => high)],
    far: [line(({ far_low: low }) => low), line(({ far_high: high }) => high)],
    dots: drawn(houses).map((house) => ({ house, x: x(house.n), y: y(house.adjusted) })),
  };
}

/** Where a house lies of the limits of its own size; the server says whether that means anything. */
export function side(house: HouseInFunnel): 'within' | 'above' | 'below' | undefined {
  const { adjusted, low, high } = house;
  if (adjusted === undefined || low === undefined || high === undefined) return undefined;
  if (adjusted > high) return 'above';
  return adjusted < low ? 'below' : 'within';
}

/** Round sizes for the axis: at most five. */
export function sizes(most: number): number[] {
  const step = [10, 20, 25, 50, 100, 200, 250, 500, 1000, 2500, 5000, 10_000].find((one) => most / one <= 5) ?? most;
  return Array.from({ length: Math.floor(most / step) }, (_, at) => (at + 1) * step);
}
