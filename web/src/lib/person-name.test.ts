import { describe, expect, it } from 'vitest';
import { calledBy, initials } from './person-name';

const both = {
  id: 'p',
  names: [
    { use: 'usual' as const, given: 'Bekzat', family: 'Toktogulov' },
    { use: 'usual' as const, given: 'Бекзат', patronymic: 'Нурланович', family: 'Токтогулов' },
    { use: 'former' as const, given: 'Азат' },
  ],
};

describe('a person is called', () => {
  it('by the usual name in a script that the reader reads', () => {
    expect(calledBy(both, 'en')).toBe('Bekzat Toktogulov');
    expect(calledBy(both, 'ru')).toBe('Бекзат Нурланович Токтогулов');
  });

  it('by the only name there is, in whichever script', () => {
    expect(calledBy({ id: 'p', names: [{ use: 'usual', given: 'Suharto' }] }, 'ru')).toBe('Suharto');
  });

  it('by the code where no name was given, and by nothing where nothing may be seen', () => {
    expect(calledBy({ id: 'p', code: 'R-2207', names: [] }, 'en')).toBe('R-2207');
    expect(calledBy({ id: 'p' }, 'en')).toBeUndefined();
  });
});

it('two letters stand for a name or a code', () => {
  expect(initials('Bekzat Nurlan Toktogulov')).toBe('BT');
  expect(initials('Suharto')).toBe('SU');
  expect(initials('R-2207')).toBe('R2');
  expect(initials(undefined)).toBe('·');
});
