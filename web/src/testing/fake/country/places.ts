import type { Setting, Stage } from '../../../api-types/words.ts';
import type { World } from '../world.ts';
import { id, ids } from './ids.ts';

const placeRow = (place: string, kind: 'nation' | 'region' | 'centre' | 'ngo', name: string) => ({
  id: place,
  version: `${place}-1`,
  kind,
  name,
  zone: 'Asia/Bishkek',
  opened: '2019-01-01',
  telephone: '+996 312 55 01 02',
});

/** A nation, a region and its houses, with what each offers. */
export const places = (): Pick<World, 'places' | 'parents' | 'offers'> => ({
  places: [
    placeRow(ids.nation, 'nation', 'Invented Republic'),
    placeRow(ids.region, 'region', 'Naryn region'),
    placeRow(ids.clinic, 'centre', 'Narcology Naryn'),
    placeRow(ids.centre, 'centre', 'Centre at the River'),
    placeRow(ids.house, 'centre', 'House on the Hill'),
    placeRow(ids.ngo, 'ngo', 'Way Home'),
  ],
  parents: {
    [ids.region]: ids.nation,
    [ids.clinic]: ids.region,
    [ids.centre]: ids.region,
    [ids.house]: ids.region,
    [ids.ngo]: ids.region,
  },
  offers: (
    [
      [ids.clinic, 'detoxification', 'inpatient', 12],
      [ids.clinic, 'treatment', 'inpatient', 30],
      [ids.centre, 'treatment', 'inpatient', 20],
      [ids.centre, 'medical_rehabilitation', 'inpatient', 16],
      [ids.centre, 'social_rehabilitation', 'outpatient', 24],
      [ids.house, 'social_rehabilitation', 'community', 10],
      [ids.house, 'resocialization', 'community', 10],
      [ids.ngo, 'resocialization', 'community', undefined],
    ] as [string, Stage, Setting, number | undefined][]
  ).map(([place, stage, setting, capacity], index) => ({
    id: id(30 + index),
    place,
    stage,
    setting,
    ...(capacity !== undefined && { capacity }),
    since: '2020-01-01',
  })),
});
