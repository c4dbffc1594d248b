import type { OutcomeDefinition, OutcomeValue } from '@/api-types/outcomes';
import type { Word } from '@/api-types/words';
import type { Text } from '@/lib/text/text';
import { wordsIn } from './say';

/** What is read first: the most common reading of the end of treatment. */
export const firstDefinition = 'ab_ctnThirty_2011';

const letters: Readonly<Record<string, Word<'week_result'>>> = {
  '+': 'positive',
  '-': 'negative',
  o: 'not_given',
  '*': 'mixed',
  _: 'not_required',
};

/** Weeks behind the letters of a pattern; other signs are left out. */
export const resultsOf = (pattern: string): Word<'week_result'>[] =>
  Array.from(pattern).flatMap((letter) => letters[letter] ?? []);

export const isPattern = (value: string): boolean => value !== '' && Array.from(value).every((sign) => sign in letters);

/** A time to an event is two columns: the weeks, and whether the event came. */
export const isTimed = (columns: readonly unknown[]): boolean => columns.length === 2;

/** Groups in the order of the roads they tell of, each by title. */
export function grouped(definitions: readonly OutcomeDefinition[], text: Text) {
  const order: OutcomeDefinition['group'][] = ['abstinence', 'relapse', 'dropout', 'reduction'];
  return order.map((group) => ({
    group: text.word('outcome_group', group),
    items: definitions
      .filter((one) => one.group === group)
      .map((one) => ({ value: one.id, label: nameOf(one, text.language) }))
      .sort((a, b) => text.compare(a.label, b.label)),
  }));
}

/** Several papers read alike, so the paper belongs to the name. */
export function nameOf({ title, source }: Pick<OutcomeDefinition, 'title' | 'source'>, language: string): string {
  const paper = /^(.*?\d{4})/.exec(source)?.[1];
  return [wordsIn(title, language), paper && `(${paper})`].filter(Boolean).join(' ');
}

/** The result in words. */
export function resultText(text: Text, gives: readonly OutcomeValue[]): string {
  const [first, second] = gives;
  if (first?.needs_weeks !== undefined) {
    return text.say('outcome.needsWeeks', { weeks: text.number(first.needs_weeks) });
  }
  if (first?.value === undefined) return text.say('outcome.unknown');
  if (isTimed(gives)) {
    if (second?.value === undefined) return text.say('outcome.unknown');
    return text.say(second.value === 1 ? 'outcome.eventYes' : 'outcome.eventNo', { weeks: text.number(first.value) });
  }
  if (first.type === 'boolean') return text.say(first.value === 1 ? 'outcome.yes' : 'outcome.no');
  return text.number(first.value);
}
