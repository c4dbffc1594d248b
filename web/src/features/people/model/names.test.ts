import { expect, it } from 'vitest';
import { checkNames, nameRows, namesFrom, noName } from './names';

const latin = { use: 'usual', given: 'Nurlan', family: 'Asanov' } as const;
const cyrillic = { use: 'official', given: 'Нурлан', patronymic: 'Бекович', family: 'Асанов' } as const;

it('names in several scripts stay as they are where nothing is corrected', () => {
  expect(namesFrom(nameRows([latin, cyrillic]))).toEqual([latin, cyrillic]);
});

it('a name that was taken out is gone, another one is added', () => {
  const [, second] = nameRows([latin, cyrillic]);
  expect(namesFrom([...(second ? [second] : []), { ...noName, use: 'alias', given: ' Nur ' }])).toEqual([
    cyrillic,
    { use: 'alias', given: 'Nur' },
  ]);
});

it('each row needs a name, except where somebody has a code alone', () => {
  expect(checkNames([noName], true)).toEqual({});
  expect(checkNames([noName], false)).toEqual({ 'names[0].given': 'form.name-needed' });
  expect(checkNames([...nameRows([latin]), { ...noName, patronymic: 'Bekovich' }], true)).toEqual({
    'names[1].given': 'form.name-needed',
  });
});
