import lee from '../../../../catalogue/outcomes/rs_lee_2016.json';
import thirty from '../../../../catalogue/outcomes/ab_ctnThirty_2011.json';
import type { OutcomeStep, PersonOutcome, WeekLine } from '../../api-types/outcomes';
import type { PersonId } from '../../api-types/records';
import type { Handler } from './refusal.ts';

const definitions = [thirty, lee];

const week = (from: string, result: WeekLine['result']): WeekLine => ({ from, result, positive: 0, negative: 0 });
const step = (given: Partial<OutcomeStep> & Pick<OutcomeStep, 'step' | 'does' | 'type' | 'value'>): OutcomeStep => ({
  of: [],
  letters: '',
  from: '',
  to: '',
  numbers: [],
  ...given,
});

/** Six weeks as the server reads them. */
const thirtySteps: OutcomeStep[] = [
  step({ step: 1, does: 'recode', of: ['u'], from: 'o*', to: '++', type: 'pattern', value: '+-+--+' }),
  step({ step: 3, does: 'weeks', of: ['#1', '-1', '-1'], type: 'pattern', value: '+' }),
  step({ step: 5, does: 'equal', of: ['#3', '"-"'], type: 'boolean', value: 'false' }),
  step({ step: 8, does: 'weeks', of: ['#1', '-4', '-2'], type: 'pattern', value: '+--' }),
  step({ step: 9, does: 'count', of: ['#8'], letters: '+', type: 'integer', value: '1' }),
  step({ step: 11, does: 'less_equal', of: ['#9', '1'], type: 'boolean', value: 'true' }),
  step({ step: 12, does: 'both', of: ['#5', '#11'], type: 'boolean', value: 'false' }),
];

const outcome = (person: PersonId, definition: string | null): PersonOutcome => ({
  person,
  evidence: 'samples',
  goes_on: false,
  weeks: [
    week('2026-08-03', 'positive'),
    week('2026-08-10', 'negative'),
    week('2026-08-17', 'mixed'),
    week('2026-08-24', 'negative'),
    week('2026-08-31', 'negative'),
    week('2026-09-07', 'not_given'),
  ],
  gives:
    definition === lee.id
      ? [
          { name: 'RsT_lee_2016', type: 'integer', value: 3, steps: [] },
          { name: 'RsE_lee_2016', type: 'integer', value: 1, steps: [] },
        ]
      : [{ name: 'Ab_ctnThirty_2011', type: 'boolean', value: 0, steps: thirtySteps }],
});

export const outcomeAnswers: Handler[] = [
  [/^\/outcomes$/, () => ({ items: definitions })],
  [
    /^\/people\/([\w-]+)\/outcome$/,
    ({ world, id, search }) =>
      world.tested.includes(id)
        ? outcome(id, search.get('definition'))
        : { person: id, why_not: 'no_test', evidence: 'samples', goes_on: false, weeks: [], gives: [] },
  ],
  [
    /^\/places\/([\w-]+)\/outcome$/,
    ({ world, id, search }) => ({
      place: world.places.find((place) => place.id === id),
      as_of: '2026-09-14T06:00:00Z',
      ...(search.get('period') === '2025' && { from: '2025-01-01', until: '2025-12-31' }),
      people: '120',
      going_on: '20',
      computed: '95',
      columns:
        search.get('definition') === lee.id
          ? [
              {
                name: 'RsT_lee_2016',
                type: 'integer',
                computed: '95',
                low: 4,
                high: 7,
                lower: 3,
                median: 5,
                upper: 12,
              },
              {
                name: 'RsE_lee_2016',
                type: 'integer',
                computed: '95',
                yes: '70',
                share: 0.737,
                low: 0.64,
                high: 0.815,
              },
            ]
          : [{ name: 'Ab_ctnThirty_2011', type: 'boolean', computed: '95', yes: '*' }],
    }),
  ],
];
