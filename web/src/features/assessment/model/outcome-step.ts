import type { OutcomeStep } from '@/api-types/outcomes';
import type { Text } from '@/lib/text/text';
import type { TextKey } from '@/lib/text/keys';
import { resultsOf } from './outcome';

/** What is said of steps whose words need no more than what they work on. */
const plain: Readonly<Record<string, TextKey>> = {
  count: 'outcome.step.count',
  length: 'outcome.step.length',
  first_week: 'outcome.step.firstWeek',
  last_week: 'outcome.step.lastWeekOf',
  longest_run: 'outcome.step.longestRun',
  drop: 'outcome.step.drop',
  fill: 'outcome.step.fill',
  fill_between: 'outcome.step.fillBetween',
  see: 'outcome.step.see',
  add: 'outcome.step.add',
  subtract: 'outcome.step.subtract',
  multiply: 'outcome.step.multiply',
  divide: 'outcome.step.divide',
  negate: 'outcome.step.negate',
  less: 'outcome.step.less',
  less_equal: 'outcome.step.lessEqual',
  equal: 'outcome.step.equal',
  not_equal: 'outcome.step.notEqual',
  both: 'outcome.step.both',
  either: 'outcome.step.either',
  deny: 'outcome.step.deny',
  is_missing: 'outcome.step.isMissing',
  otherwise: 'outcome.step.otherwise',
  choose: 'outcome.step.choose',
};

/** One step in a sentence. `numbers`: how the steps are numbered on screen. */
export function stepText(text: Text, step: OutcomeStep, numbers: ReadonlyMap<number, number>): string {
  const operand = (at: number) => operandText(text, step.of[at] ?? '', numbers);
  const all = { a: operand(0), b: operand(1), c: operand(2), letters: lettersText(text, step.letters || step.from) };
  const known = plain[step.does];
  if (known) return text.say(known, all);
  switch (step.does) {
    case 'recode':
      return text.say('outcome.step.recode', { a: all.a, changes: changesText(text, step.from, step.to) });
    case 'weeks': {
      const [from, to] = [weekText(text, step.of[1], numbers), weekText(text, step.of[2], numbers)];
      return step.of[1] === step.of[2]
        ? text.say('outcome.step.oneWeek', { a: all.a, from })
        : text.say('outcome.step.weeks', { a: all.a, from, to });
    }
    case 'weigh':
      return text.say('outcome.step.weigh', { a: all.a, weights: weightsText(text, step.numbers) });
    case 'weigh_by_week':
      return text.say('outcome.step.weighByWeek', { a: all.a, weights: weightsText(text, step.numbers) });
    case 'first_window': {
      const [width = 1, least = 1] = step.numbers;
      if (width === 1) return text.say('outcome.step.oneWindow', all);
      return text.say('outcome.step.firstWindow', { ...all, width: text.number(width), least: text.number(least) });
    }
    case 'contains':
      return text.say('outcome.step.contains', { a: all.a, letters: words(text, step.from).join(', ') });
    case 'most_frequent':
      return text.say('outcome.step.mostFrequent', { a: all.a, letters: lettersText(text, step.from) });
    case 'pick':
      return text.say('outcome.step.pick', { a: all.a, weeks: text.list(step.numbers.map(text.number)) });
    case 'pad':
      return text.say('outcome.step.pad', { a: all.a, weeks: text.number(step.numbers[0] ?? 0) });
    case 'max':
    case 'min':
      return text.say(`outcome.step.${step.does}`, { all: text.list(step.of.map((_, at) => operand(at))) });
    default:
      return `${step.does.replaceAll('_', ' ')}: ${step.of.map((_, at) => operand(at)).join(', ')}`;
  }
}

function operandText(text: Text, operand: string, numbers: ReadonlyMap<number, number>): string {
  if (operand === 'u') return text.say('outcome.step.pattern');
  if (operand.startsWith('#'))
    return text.say('outcome.step.ref', { number: numbers.get(Number(operand.slice(1))) ?? '' });
  if (operand.startsWith('"')) return lettersText(text, operand.slice(1, -1));
  if (operand === 'missing') return text.say('outcome.isMissing');
  if (operand === 'true' || operand === 'false') return text.say(operand === 'true' ? 'outcome.yes' : 'outcome.no');
  const number = Number(operand);
  return operand !== '' && Number.isFinite(number) ? text.number(number) : operand;
}

/** A week by its number, counted from the end where that is negative. */
function weekText(text: Text, operand = '', numbers: ReadonlyMap<number, number> = new Map()): string {
  const number = Number(operand);
  if (operand === '-1') return text.say('outcome.step.lastWeek');
  if (number < 0) return text.say('outcome.step.weekFromEnd', { number: text.number(-number) });
  return text.say('outcome.step.weekNumber', { number: operandText(text, operand, numbers) });
}

const words = (text: Text, letters: string) => resultsOf(letters).map((result) => text.word('week_result', result));
const lettersText = (text: Text, letters: string) => text.list(words(text, letters));

/** Letters that become the same are named together. */
function changesText(text: Text, from: string, to: string): string {
  const changes = new Map<string, string>();
  Array.from(from).forEach((letter, at) => {
    const target = to[at] ?? letter;
    changes.set(target, (changes.get(target) ?? '') + letter);
  });
  return [...changes]
    .map(([target, letters]) =>
      text.say('outcome.step.change', { from: lettersText(text, letters), to: lettersText(text, target) }),
    )
    .join('; ');
}

function weightsText(text: Text, weights: readonly number[]): string {
  const letters = Array.from('+-o*_');
  return weights
    .map((weight, at) => ({ weight, letter: lettersText(text, letters[at] ?? '') }))
    .filter(({ weight }) => weight !== 0)
    .map(({ weight, letter }) => text.say('outcome.step.weight', { letter, weight: text.number(weight) }))
    .join(', ');
}
