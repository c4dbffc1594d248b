import type { FigureLine, NamedTarget, Reached, TargetLine, TargetMark } from '../../api-types/indicators';
import { FakeRefusal, type Handler } from './refusal.ts';
import { ids } from './country/ids.ts';
import type { World } from './world.ts';

/** Set by the officer for the region at the beginning of the year. */
export const regionsTarget = (): TargetLine => ({
  named: {
    target: {
      id: 'target-1',
      version: 'v1',
      home: ids.region,
      indicator: 'k6-planned-completion',
      value: 0.7,
      starts_on: '2026-01-01',
      reach_by: '2026-12-31',
      why: 'Agreed with the houses.',
      set_by: ids.officer,
      set_as: 'regional_officer',
      set_at: ids.region,
      set_on: '2025-12-20',
      earlier: [],
    },
    place: { id: ids.region, name: 'Naryn region', kind: 'region' },
    set_at: { id: ids.region, name: 'Naryn region', kind: 'region' },
    set_by: { id: ids.officer, name: 'Maksat D.' },
  },
  state: 'holds',
  changeable: true,
});

/** As the server judges it, from what is shown. */
export function marked(world: World, id: string, figure: FigureLine | undefined): FigureLine | undefined {
  const found = holding(world, id);
  if (!figure || !found) return figure;
  return { ...figure, target: markOf(found, figure) };
}

export const holding = (world: World, id: string): NamedTarget | undefined =>
  world.targets.find(({ named, state }) => named.target.indicator === id && state === 'holds')?.named;

function markOf({ target: { id, value = 0 } }: NamedTarget, { n, too_few, low, high }: FigureLine): TargetMark {
  const state = (): Reached => {
    if (n === undefined) return 'withheld';
    if (too_few || low === undefined || high === undefined) return 'too_few';
    return low >= value ? 'reached' : high < value ? 'not_reached' : 'too_few';
  };
  return { value, state: state(), id };
}

const changed = (id: unknown) => ({ id, version: id, repeated: false });

export const targetAnswers: Handler[] = [
  [
    /^\/indicators\/([\w-]+)\/targets$/,
    ({ world, id, search }) => ({
      items: world.targets.filter(
        ({ named: { target } }) => target.indicator === id && target.home === search.get('place'),
      ),
    }),
  ],
];

export const targetCommands: Handler[] = [
  [
    /^\/targets$/,
    ({ world, body }) => {
      if (Number(body.value) > (body.indicator === 'k1-waiting' ? 36_600 : 1)) {
        throw new FakeRefusal(400, 'validation', [{ path: 'value', reason: 'target.value-out-of-range' }]);
      }
      const place = world.places.find(({ id }) => id === body.place);
      const target = { ...(body as { id: string }), home: body.place as string, set_on: '2026-09-14', earlier: [] };
      world.targets.unshift({
        named: { target: { ...target, set_as: 'regional_officer' }, ...(place && { place, set_at: place }) },
        state: 'holds',
        changeable: true,
      });
      return changed(body.id);
    },
  ],
  [
    /^\/targets\/([\w-]+)\/change$/,
    ({ world, id, body }) => {
      for (const { named } of world.targets) {
        if (named.target.id !== id) continue;
        const { value = 0, starts_on = '', reach_by = '' } = named.target;
        const before = { value, starts_on, reach_by, changed_on: '2026-09-14', why: String(body.why), changed_by: '' };
        named.target = { ...named.target, value: Number(body.value), earlier: [before] };
      }
      return changed(id);
    },
  ],
  [
    /^\/targets\/([\w-]+)\/end$/,
    ({ world, id, body }) => {
      for (const line of world.targets) {
        if (line.named.target.id !== id) continue;
        Object.assign(line, { state: 'ended', changeable: false });
        Object.assign(line.named.target, { ended_on: '2026-09-14', ended_why: body.why });
      }
      return changed(id);
    },
  ],
];
