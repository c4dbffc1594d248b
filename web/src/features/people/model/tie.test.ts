import { describe, expect, it } from 'vitest';
import { checkTie, noTieYet, otherCalled, tieOf } from './tie';

describe('somebody who stands beside a person', () => {
  it('has to be somebody, and something to them', () => {
    expect(checkTie(noTieYet)).toEqual({ other: 'form.choose-person', kind: 'form.choose-one' });
    expect(checkTie({ ...noTieYet, whom: 'new', birth: 'soon' })).toEqual({
      given: 'form.name-needed',
      birth: 'form.birth-unclear',
      kind: 'form.choose-one',
    });
    expect(checkTie({ ...noTieYet, whom: 'new', given: 'Ana', kind: 'sibling' })).toEqual({});
  });

  it('is called as chosen or as typed, so that the form can ask what they are to whom', () => {
    expect(otherCalled(noTieYet)).toBe('');
    expect(otherCalled({ ...noTieYet, other: { id: 'p', label: 'Ana' }, given: 'Left' })).toBe('Ana');
    expect(otherCalled({ ...noTieYet, whom: 'new', given: ' Budi ', family: 'Santoso' })).toBe('Budi Santoso');
  });

  it('is a record that is there, or one that is made with it, never both', () => {
    const known = tieOf('new-id', { ...noTieYet, other: { id: 'p', label: 'Ana' }, given: 'Left', kind: 'parent' });
    expect(known).toEqual({
      other: 'p',
      kind: 'parent',
      said_by: 'the_person',
      lives_together: 'not_known',
      supports: 'not_known',
    });
    const made = tieOf('new-id', { ...noTieYet, whom: 'new', other: { id: 'p', label: 'Ana' }, given: 'Budi' });
    expect(made.other).toBeUndefined();
    expect(made.registers).toMatchObject({ id: 'new-id', kinds: ['relative'], names: [{ given: 'Budi' }] });
  });
});
