import type { UrineTestLine } from '@/api-types/assessment';
import type { LocalDate } from '@/api-types/records';
import { words, type Word } from '@/api-types/words';

export type Substance = Word<'urine_substance'>;
export const substances: readonly Substance[] = words.urine_substance;

/** What is not said was not tested, which is not the same as not found. */
export const said = ['not_tested', 'not_found', 'found'] as const;
export type Said = Record<Substance, string>;

/** The test of a day at the own place: one more of that day can only be its correction. */
export const testOf = (tests: readonly UrineTestLine[], on: LocalDate): UrineTestLine | undefined =>
  tests.find((test) => test.here && test.on === on);

export const saidBy = (test: Pick<UrineTestLine, 'found' | 'not_found'> | undefined): Said =>
  Object.fromEntries(
    substances.map((one) => [
      one,
      test?.found.includes(one) ? 'found' : test?.not_found.includes(one) ? 'not_found' : 'not_tested',
    ]),
  ) as Said;

export const those = (values: Said, wanted: (typeof said)[number]): Substance[] =>
  substances.filter((substance) => values[substance] === wanted);
