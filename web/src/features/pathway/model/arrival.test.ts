import { describe, expect, it } from 'vitest';
import type { ArrivedItem } from '@/api-types/arrivals';
import type { PlaceItem } from '@/api-types/places';
import { arrivalMeant, arrivalOnPage, arrivalsFor, startOf } from './arrival';

const arrived = (id: string, person: string): ArrivedItem => ({
  handover: { id, person, stage: 'resocialization', setting: 'community', arrived_on: '2026-10-27' },
  days: 2,
  overdue: true,
});
const house = {
  place: { id: 'house' },
  offers: [
    { id: 'a', stage: 'treatment', setting: 'inpatient' },
    { id: 'b', stage: 'resocialization', setting: 'inpatient' },
    { id: 'c', stage: 'resocialization', setting: 'community' },
  ],
} as PlaceItem;

describe('how somebody came', () => {
  it('is by their own arrival, or perhaps by one of those the house knows by code', () => {
    const { own, others } = arrivalsFor([arrived('h1', 'p1'), arrived('h2', 'p2')], 'p1');

    expect(own?.id).toBe('h1');
    expect(others.map(({ id }) => id)).toEqual(['h2']);
  });

  it('means nothing when the arrival one came from waits no longer', () => {
    const { others } = arrivalsFor([arrived('h1', 'p1')], 'p2');

    expect(arrivalMeant(others, 'h1')).toBe('h1');
    expect(arrivalMeant(others, 'h9')).toBe('');
    expect(arrivalMeant(others, undefined)).toBe('');
  });

  it('is told by the page too: the last one here after which no care began', () => {
    const here = { to: 'house', state: 'arrived', stay: 's1' } as const;
    const handovers = [
      { ...here, id: 'waits' },
      { ...here, id: 'begun', next_stay: 's2' },
      { ...here, id: 'elsewhere', to: 'hill' },
      { ...here, id: 'on-the-way', state: 'travelling' as const },
    ];

    expect(arrivalOnPage({ handovers }, 'house', undefined)?.id).toBe('waits');
    expect(arrivalOnPage({ handovers }, 'house', 'begun')?.id).toBe('waits');
    expect(arrivalOnPage({}, 'house', undefined)).toBeUndefined();
  });

  it('is only the one asked for where the page does not show whether care began', () => {
    const handovers = [{ id: 'h1', to: 'house', state: 'arrived' as const }];

    expect(arrivalOnPage({ handovers }, 'house', undefined)).toBeUndefined();
    expect(arrivalOnPage({ handovers }, 'house', 'h1')?.id).toBe('h1');
  });

  it('says with what care begins, as far as the place offers it', () => {
    const came = arrived('h1', 'p1').handover;

    expect(startOf(came, house, '2026-10-29')).toEqual({
      stage: 'resocialization',
      setting: 'community',
      started: '2026-10-27',
      referral_source: 'drug_treatment_centre',
    });
    expect(startOf({ ...came, stage: 'detoxification' }, house, '2026-10-29').stage).toBe('treatment');
    expect(startOf(undefined, house, '2026-10-29')).toMatchObject({
      started: '2026-10-29',
      referral_source: 'not_asked',
    });
  });
});
