import { describe, expect, it } from 'vitest';
import type { PersonPage } from '@/api-types/people';
import { roadIsShown } from './road-shown';

const page = (rest: Partial<PersonPage>): PersonPage => ({
  person: { id: 'p' },
  permissions: ['person.change', 'person.link', 'stay.admit'],
  changes_gender: false,
  begins_care: false,
  shows_contact: true,
  next_stay_days: 14,
  today: '2026-10-29',
  ...rest,
});

describe('a road without stays', () => {
  it('has not begun where care is open: somebody goes beside them, or may say what happens', () => {
    expect(roadIsShown(page({ stays: [], workers: [{ relation: { id: 'r' } }] }))).toBe(true);
    expect(roadIsShown(page({ stays: [], permissions: ['stay.end'] }))).toBe(true);
  });

  it('is hidden where nothing of care is to be seen', () => {
    expect(roadIsShown(page({ stays: [], workers: [] }))).toBe(false);
    expect(roadIsShown(page({ handovers: [{ id: 'h' }] }))).toBe(false);
  });
});
