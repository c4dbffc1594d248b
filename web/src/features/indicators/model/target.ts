import type {
  FigureLine,
  IndicatorDefinition,
  IndicatorFigures,
  NamedTarget,
  Reached,
  TargetMark,
} from '@/api-types/indicators';
import { amount } from '@/lib/indicator';
import type { TextKey } from '@/lib/text/keys';
import type { Text } from '@/lib/text/text';

/** Whether it can be said of a figure that it reached something: it has an interval and a better side. */
export const canBeAimedAt = ({ figure, polarity }: IndicatorDefinition): boolean =>
  figure !== 'count' && polarity !== 'neither';

const words: Readonly<Record<Reached, { state: TextKey; why: TextKey }>> = {
  reached: { state: 'indicators.targets.state.reached', why: 'indicators.targets.why.reached' },
  not_reached: { state: 'indicators.targets.state.notReached', why: 'indicators.targets.why.notReached' },
  too_few: { state: 'indicators.targets.state.tooFew', why: 'indicators.targets.why.tooFew' },
  withheld: { state: 'indicators.targets.state.withheld', why: 'indicators.targets.why.withheld' },
};

/** "target 70%: reached". */
export const markWords = (text: Text, definition: IndicatorDefinition, { value, state }: TargetMark): string =>
  text.say('indicators.targets.mark', {
    target: amount(text, definition.figure, value),
    state: text.say(words[state].state),
  });

/** The same where a heading says what it is: "70% · reached". */
export const markShort = (text: Text, definition: IndicatorDefinition, { value, state }: TargetMark): string =>
  `${amount(text, definition.figure, value)} · ${text.say(words[state].state)}`;

/** The same as a sentence with what that means of the interval. */
export const markSentence = (text: Text, definition: IndicatorDefinition, { value, state }: TargetMark): string =>
  text.say('indicators.targets.sentence', {
    target: amount(text, definition.figure, value),
    state: text.say(words[state].state),
    why: text.say(words[state].why),
  });

/** Who set it: a name where one is told names of staff, the role, and where. */
export function setterOf(text: Text, { target, set_at, set_by }: NamedTarget): string {
  const parts = [set_by?.name, target.set_as && text.word('role', target.set_as), set_at && text.place(set_at)];
  return parts.filter(Boolean).join(', ');
}

/** Whose it is, who set it, from when until when and why, and how it read before. */
export function whoseWords(text: Text, definition: IndicatorDefinition, named: NamedTarget): string[] {
  const { value, starts_on, reach_by, set_on, why, source, earlier } = named.target;
  const day = (date: string | undefined) => (date ? text.date(date, 'full') : '–');
  return [
    text.say('indicators.targets.line', {
      target: amount(text, definition.figure, value),
      place: text.place(named.place) ?? '–',
      who: setterOf(text, named),
      date: day(set_on),
      from: day(starts_on),
      until: day(reach_by),
    }),
    [why, source && `(${source})`].filter(Boolean).join(' '),
    ...(earlier ?? []).map((before) =>
      text.say('indicators.targets.before', {
        target: amount(text, definition.figure, before.value),
        date: day(before.changed_on),
        why: before.why,
      }),
    ),
  ].filter(Boolean);
}

/** All that is said of the target of a figure, for where it stands alone. */
export function targetSentences(
  text: Text,
  definition: IndicatorDefinition,
  { total, targets }: Pick<IndicatorFigures, 'total' | 'targets'>,
): string[] {
  if (!total.target) return [];
  const named = namedOf(total, targets);
  return [
    markSentence(text, definition, total.target),
    ...(named
      ? whoseWords(text, definition, named)
      : definition.target
        ? [
            text.say('indicators.targets.published', { source: definition.target.source }),
            ...(definition.target.verified ? [] : [text.say('indicators.targets.unverified')]),
          ]
        : []),
  ];
}

export const namedOf = ({ target }: FigureLine, targets: readonly NamedTarget[]): NamedTarget | undefined =>
  targets.find((one) => one.target.id === target?.id);

/** As people type it: percents with two digits at most, days or events per 100 person-years with one. */
export function typedValue({ figure }: IndicatorDefinition, typed: string): number | undefined {
  const number = typed.trim().replace(',', '.');
  if (!(figure === 'share' ? /^\d{1,3}(\.\d{1,2})?$/ : /^\d{1,5}(\.\d)?$/).test(number)) return undefined;
  return figure === 'share' ? Number(number) / 100 : Number(number);
}

export const asTyped = ({ figure }: IndicatorDefinition, value: number | undefined): string =>
  value === undefined
    ? ''
    : String(figure === 'share' ? Math.round(value * 10_000) / 100 : Math.round(value * 10) / 10);
