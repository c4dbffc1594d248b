import { words, type Stage } from '../../../api-types/words.ts';
import type { World } from '../world.ts';
import { id, ids } from './ids.ts';

const given = [
  'Айгуль',
  'Эрлан',
  'Жаныл',
  'Тимур',
  'Назгуль',
  'Данияр',
  'Мээрим',
  'Кубат',
  'Асель',
  'Руслан',
  'Чолпон',
  'Илияс',
];
const family = [
  'Асанова',
  'Токтогулов',
  'Бекова',
  'Садыков',
  'Орозова',
  'Маматов',
  'Исаева',
  'Жумабеков',
  'Касымова',
  'Ибраимов',
];

/** A person in care with one open stay; the list needs a crowd. */
export function crowd(world: World, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const person = id(200 + index);
    const stage = words.stage[1 + (index % 3)] as Stage;
    const home = [ids.centre, ids.clinic, ids.centre][index % 3] ?? ids.centre;
    world.persons.push({
      id: person,
      version: `${person}-1`,
      home,
      kinds: ['in_care'],
      names: [
        { use: 'usual', given: given[index % given.length] ?? '', family: family[(index * 7) % family.length] ?? '' },
      ],
      birth_year: 1976 + ((index * 5) % 30),
      languages: ['ky'],
      sex: index % 2 ? 'male' : 'female',
    });
    world.stays.push({
      id: id(1000 + index),
      version: `${id(1000 + index)}-1`,
      person,
      home,
      episode: id(2000 + index),
      stage,
      setting: stage === 'social_rehabilitation' ? 'outpatient' : 'inpatient',
      started: `2026-0${1 + (index % 9)}-1${index % 9}`,
      planned_until: index % 4 === 0 ? '2026-11-02' : '2026-12-20',
      keyworker: index % 2 ? ids.gulnara : ids.aibek,
    });
  }
}
