import { describe, expect, it } from 'vitest';
import type { Movement } from '@/api-types/movement';
import { csvOf, mostAtOnce, shade, takenWays } from './movement';

const movement = {
  flows: [
    {
      from: 'detoxification',
      ended: 40,
      to: [{ to: 'treatment', n: 30 }, { to: 'social_rehabilitation', n: 0 }, { to: 'died_or_imprisoned' }],
    },
  ],
  census: [{ day: '2026-01-01', all: 25, stages: [{ stage: 'treatment', n: 25 }, { stage: 'detoxification' }] }],
  kept: [
    {
      month: '2026-01-01',
      began: 40,
      too_few: false,
      cells: [
        { days: 28, due: true, kept: 30, share: 0.75, low: 0.6, high: 0.86 },
        { days: 60, due: false },
      ],
    },
  ],
} as unknown as Movement;

describe('movement', () => {
  it('leaves out ways that nobody took, and keeps those that are withheld', () => {
    const [flow] = movement.flows;
    expect(flow && takenWays(flow).map(({ to }) => to)).toEqual(['treatment', 'died_or_imprisoned']);
  });

  it('writes every number once, and what is withheld as nothing', () => {
    const lines = csvOf(movement).trim().split('\r\n');
    expect(lines).toContain('flow,detoxification,treatment,30,40');
    expect(lines).toContain('flow,detoxification,died_or_imprisoned,,40');
    expect(lines).toContain('census,2026-01-01,detoxification,,25');
    expect(lines).toContain('kept,2026-01,28,30,40,0.75,0.6,0.86');
    expect(lines.some((line) => line.startsWith('kept,2026-01,60'))).toBe(false);
  });

  it('is darker for more, within five shades', () => {
    expect([0, 0.19, 0.2, 0.75, 1].map(shade)).toEqual([0, 0, 1, 3, 4]);
    expect(mostAtOnce(movement)).toBe(25);
  });
});
