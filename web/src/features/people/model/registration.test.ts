import { describe, expect, it } from 'vitest';
import { checkRegistration, nothingYet, parseBirth, registrationOf } from './registration';

describe('a birth', () => {
  it.each([
    ['12.03.1994', { date: '1994-03-12' }],
    ['1994-03-12', { date: '1994-03-12' }],
    ['1994', { year: 1994 }],
    ['', {}],
    ['spring', undefined],
    ['31.13.1994', undefined],
  ])('may be given as %s', (typed, birth) => {
    expect(parseBirth(typed)).toEqual(birth);
  });
});

describe('a registration', () => {
  it('needs one name, or a code', () => {
    expect(checkRegistration(nothingYet)).toEqual({ given: 'form.name-needed' });
    expect(checkRegistration({ ...nothingYet, family: 'Suharto' })).toEqual({});
    expect(checkRegistration({ ...nothingYet, under: 'code' })).toEqual({ code: 'form.code-needed' });
  });

  it('carries names in two scripts, a safe contact and nothing empty', () => {
    const values = {
      ...nothingYet,
      given: ' Nurlan ',
      family: 'Asanov',
      otherScript: 'Нурлан Асанов',
      languages: 'ky ru',
      to: '+996',
      from: '09:00',
      until: '20:00',
    };

    expect(registrationOf('p', values)).toEqual({
      id: 'p',
      kinds: ['in_care'],
      names: [
        { use: 'usual', given: 'Nurlan', family: 'Asanov' },
        { use: 'usual', given: 'Нурлан', family: 'Асанов' },
      ],
      birth: {},
      sex: 'not_known',
      languages: ['ky', 'ru'],
      identifiers: [],
      safe_contacts: [{ channel: 'phone', to: '+996', from_minute: 540, until_minute: 1200 }],
      addresses: [],
    });
  });

  it('carries everything somebody is to us, a number and an address', () => {
    const values = {
      ...nothingYet,
      given: 'Aida',
      kinds: ['relative' as const, 'peer' as const],
      identifierKind: 'passport' as const,
      identifierIssuer: 'State register',
      identifierValue: ' AN1234567 ',
      addressUse: 'family' as const,
      addressLines: 'Chüy 12\nBishkek ',
    };

    expect(registrationOf('p', values)).toMatchObject({
      kinds: ['relative', 'peer'],
      identifiers: [{ kind: 'passport', issuer: 'State register', value: 'AN1234567' }],
      addresses: [{ use: 'family', lines: 'Chüy 12\nBishkek' }],
    });
    expect(checkRegistration({ ...values, kinds: [] })).toEqual({ kinds: 'kind.missing' });
  });
});
