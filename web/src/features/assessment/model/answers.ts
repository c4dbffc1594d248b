import type { FormAnswer } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import { evaluate, namesIn } from './expression';
import type { Item, Pack } from './pack';

/** An answer, or why there is none. No entry at all: still open. */
export type Answer = { value: number } | { words: string } | { absent: Word<'answer_absence'> };
export type Answers = Readonly<Record<string, Answer>>;

/** `waits`: an answer above decides it, and has not been given. */
export type Asking = 'asked' | 'skipped' | 'waits';

export function fromList(list: readonly FormAnswer[]): Answers {
  return Object.fromEntries(
    list.flatMap(({ item, value, words, absent }): [string, Answer][] => {
      if (value !== undefined) return [[item, { value }]];
      if (words !== undefined) return [[item, { words }]];
      // What was left open, or was not asked, can be answered when one goes on.
      return absent === 'refused' || absent === 'not_applicable' ? [[item, { absent }]] : [];
    }),
  );
}

/** Which questions are asked, item by item in their order; what is skipped counts in later gates as the pack says. */
export function askings(pack: Pack, answers: Answers): Map<string, Asking> {
  const items = new Map(pack.items.map((item) => [item.id, item]));
  const known = new Map<string, Asking>();
  const valueOf = (name: string) => {
    if (known.get(name) === 'skipped') return items.get(name)?.when_skipped;
    const answer = answers[name];
    return answer && 'value' in answer ? answer.value : undefined;
  };
  for (const item of pack.items) known.set(item.id, asking(item, valueOf, known, answers));
  return known;
}

function asking(
  item: Item,
  valueOf: (name: string) => number | undefined,
  known: ReadonlyMap<string, Asking>,
  answers: Answers,
): Asking {
  if (!item.asked_if) return 'asked';
  try {
    const holds = evaluate(item.asked_if, valueOf);
    if (holds !== undefined) return holds ? 'asked' : 'skipped';
  } catch {
    return 'asked'; // an expression that is not understood here hides nothing
  }
  const missing = namesIn(item.asked_if).filter((name) => valueOf(name) === undefined);
  if (missing.every((name) => known.get(name) === 'skipped')) return 'skipped';
  // Whoever did not want to say is still asked: better one question more than one that matters left out.
  return missing.some((name) => known.get(name) !== 'skipped' && answers[name] === undefined) ? 'waits' : 'asked';
}

export function askedItems(pack: Pack, answers: Answers): Item[] {
  const known = askings(pack, answers);
  return pack.items.filter((item) => known.get(item.id) === 'asked');
}

export interface Progress {
  done: number;
  all: number;
  /** Asked, not optional, and still open. */
  open: Item[];
}

export function progressOf(pack: Pack, answers: Answers): Progress {
  const asked = askedItems(pack, answers);
  const open = asked.filter((item) => answers[item.id] === undefined);
  return {
    done: asked.length - open.length,
    all: asked.length,
    open: open.filter((item) => !item.optional && !item.words),
  };
}

/** As the server takes them. Of what is no longer asked nothing is sent: it would count. */
export function toList(pack: Pack, answers: Answers): FormAnswer[] {
  return askedItems(pack, answers).flatMap(({ id }) => {
    const answer = answers[id];
    return answer ? [{ item: id, ...answer }] : [];
  });
}

/** The last word on each question: what was left open and what was not asked are told apart for good. */
export function finalList(pack: Pack, answers: Answers): FormAnswer[] {
  const known = askings(pack, answers);
  return pack.items.map(({ id }) => {
    if (known.get(id) === 'skipped') return { item: id, absent: 'not_asked' };
    const answer = known.get(id) === 'asked' ? answers[id] : undefined;
    return { item: id, ...(answer ?? { absent: 'unanswered' as const }) };
  });
}

/** What a typed number says: nothing, one that the question takes, or one that it does not. */
export function typedNumber(item: Item, typed: string): Answer | 'wrong' | undefined {
  if (!item.number || typed.trim() === '') return undefined;
  const value = Number(typed.trim().replace(',', '.'));
  const { from, to, whole = true } = item.number;
  const fits = Number.isFinite(value) && value >= from && value <= to && (!whole || Number.isInteger(value));
  return fits ? { value } : 'wrong';
}
