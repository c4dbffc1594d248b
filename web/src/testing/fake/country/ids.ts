/** Ids one can read in a test: `01900000-0000-7000-8000-` and a number. */
export const id = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** The day it is in the small country. */
export const today = '2026-10-29';

export const ids = {
  nation: id(1),
  region: id(2),
  centre: id(10),
  clinic: id(11),
  house: id(12),
  ngo: id(13),
  gulnara: id(50),
  aibek: id(51),
  admin: id(52),
  officer: id(53),
  privacy: id(54),
  reception: id(55),
  manager: id(56),
  order: id(80),
  bekzat: id(100),
  salima: id(101),
  code: id(102),
  ruslan: id(103),
  nurlan: id(104),
};
