import { describe, expect, it } from 'vitest';
import { words, type Word } from '@/api-types/words';
import { endReasons } from './end-reasons';
import { monthTicks } from './month-axis';
import { goesBack, lastStay, leftOut, likelyNext, openStay } from './next-stage';
import { askedPlace, stepsFor, waitsAs } from './steps';
import { toDay } from '@/lib/dates';

describe('the next stage', () => {
  it('lies ahead where the house offers one, else just behind', () => {
    expect(likelyNext('treatment', ['detoxification', 'treatment', 'social_rehabilitation'])).toBe(
      'social_rehabilitation',
    );
    expect(likelyNext('social_rehabilitation', ['detoxification', 'medical_rehabilitation', 'treatment'])).toBe(
      'medical_rehabilitation',
    );
    expect(likelyNext('treatment', ['treatment'])).toBe('treatment');
  });
});

describe('stages', () => {
  const stays = [
    { id: 'a', stage: 'treatment' as const, started: '2026-01-01', ended: '2026-02-01' },
    { id: 'b', stage: 'social_rehabilitation' as const, started: '2026-02-02' },
  ];

  it('know the stay that goes on, and the last one where none does', () => {
    expect(openStay(stays)?.id).toBe('b');
    expect(
      lastStay([
        { id: 'c', started: '2026-02-01', ended: '2026-03-01' },
        { id: 'a', started: '2026-01-01', ended: '2026-02-01' },
      ])?.id,
    ).toBe('c');
  });

  it('of one day stand in the order of their ends, then of their ids', () => {
    const day = '2026-02-01';
    const detoxification = { id: 'a', stage: 'detoxification' as const, started: day, ended: day };
    const social = { id: 'b', stage: 'social_rehabilitation' as const, started: day, ended: day };
    expect(lastStay([detoxification, social])?.stage).toBe('social_rehabilitation');
    expect(lastStay([social, detoxification])?.stage).toBe('social_rehabilitation');
    expect(lastStay([{ ...social, id: '0', ended: '2026-02-02' }, detoxification])?.id).toBe('0');
  });

  it('ask for what was left out between the last one and the next', () => {
    expect(leftOut({ stays: stays.slice(0, 1) }, 'resocialization')).toEqual([
      'medical_rehabilitation',
      'social_rehabilitation',
    ]);
    expect(
      leftOut({ stays: stays.slice(0, 1), marks: [{ id: 'm', stage: 'medical_rehabilitation' }] }, 'resocialization'),
    ).toEqual(['social_rehabilitation']);
    expect(leftOut({ stays: [] }, 'resocialization')).toEqual([]);
  });

  it('may go back', () => {
    expect(goesBack('social_rehabilitation', 'treatment')).toBe(true);
    expect(goesBack(undefined, 'treatment')).toBe(false);
  });
});

it('every way of ending has reasons', () => {
  for (const type of words.end_type) expect(endReasons(type).length).toBeGreaterThan(0);
});

it('who is asked accepts, who asks takes back, and only where somebody arrived they can be gone again', () => {
  expect(stepsFor('proposed', 'in')).toEqual(['accept', 'hold', 'reject']);
  expect(stepsFor('proposed', 'out')).toEqual(['withdraw']);
  expect(stepsFor('travelling', 'in')).toContain('arrive');
  expect(stepsFor('arrived', 'in')).toEqual(['gone-again']);
  expect(stepsFor('arrived', 'out')).toEqual([]);
});

it('who did not arrive is settled by the house that sent them, and every open step has a house that is asked', () => {
  expect(stepsFor('did_not_arrive', 'out')).toEqual(['no-longer']);
  const asked = (state: Word<'handover_state'>) => askedPlace({ state, from: 'one', to: 'two' });
  expect(words.handover_state.map(asked)).toEqual(['two', 'two', 'one', undefined, undefined, 'two', 'two', 'one']);
  expect(waitsAs('proposed', 'in')).toBe('answer');
  expect(waitsAs('proposed', 'out')).toBe('going');
  expect(waitsAs('did_not_arrive', 'in')).toBe('missed');
});

it('months are thinned so that their names keep apart', () => {
  const ticks = (pixels: number) =>
    monthTicks(toDay('2025-01-15'), toDay('2026-01-15'), pixels, 40).map(({ date }) => date.slice(0, 7));
  expect(ticks(2)).toHaveLength(12);
  expect(ticks(0.7)).toEqual(['2025-03', '2025-05', '2025-07', '2025-09', '2025-11', '2026-01']);
});
