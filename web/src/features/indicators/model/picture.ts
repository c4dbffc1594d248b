import type { Continuum, FigureLine, IndicatorDefinition, IndicatorFigures } from '@/api-types/indicators';
import { stageNumber } from '@/lib/stages';
import type { IndicatorComparison } from '@/api-types/comparison';
import { daysSoFar } from '@/lib/periods';
import type { Text } from '@/lib/text/text';
import { differenceSentence } from './difference';
import { amount, axisEnd, inLanguage, interval, said } from '@/lib/indicator';
import { breakdownName, groupName } from './indicator';
import { targetSentences } from './target';

/** One line of a picture: what it is called, what it says in words, and the figure to draw. */
export interface PictureRow {
  name: string;
  words: string;
  line: FigureLine;
}

/** All that a picture says, so that it can stand alone in somebody else's report. */
export interface Picture {
  title: string;
  subtitle: string;
  definition: string;
  rows: PictureRow[];
  /** How many rows stand before those of the periods. */
  whole: number;
  /** A line from period to period in place of bars. */
  overTime: boolean;
  end: number;
  ticks: { at: number; words: string }[];
  foot: string[];
}

const steps = 4;

const wordsOf = (text: Text, definition: IndicatorDefinition, line: FigureLine) =>
  [
    said(text, definition, line),
    line.low !== undefined && `(${interval(text, definition, line)})`,
    line.n !== undefined && definition.figure !== 'count' && text.say('indicators.ofN', { n: text.number(line.n) }),
  ]
    .filter((part) => part !== false)
    .join(' ');

const whereAndWhen = (text: Text, { place, ...days }: Pick<IndicatorFigures, 'place' | 'first' | 'last' | 'today'>) =>
  `${text.place(place) ?? ''} · ${daysSoFar(text, days)}`;

export function pictureOf(
  text: Text,
  definition: IndicatorDefinition,
  { figures, against, total: apart }: IndicatorComparison,
): Picture {
  const { total, lines, by } = figures;
  const end = axisEnd(definition, [total, ...lines, ...(against ? [against.total] : [])]);
  const row = (name: string, line: FigureLine) => ({ name, words: wordsOf(text, definition, line), line });
  const drawn = lines.filter((line) => line.value !== undefined);
  return {
    title: inLanguage(definition.names, text.language) + (by ? ` · ${breakdownName(text, definition, by)}` : ''),
    subtitle: whereAndWhen(text, figures),
    definition: inLanguage(definition.says, text.language),
    rows: [
      row(text.say('indicators.together'), total),
      ...(against ? [row(whereAndWhen(text, against), against.total)] : []),
      ...lines.map((line) => row(groupName(text, by, line), line)),
    ],
    whole: against ? 2 : 1,
    overTime: (by === 'month' || by === 'quarter' || by === 'year') && drawn.length > 1,
    end,
    ticks: Array.from({ length: steps + 1 }, (_, step) => {
      const at = (end * step) / steps;
      return { at, words: amount(text, definition.figure, at) };
    }),
    foot: [
      ...targetSentences(text, definition, figures),
      ...(apart ? [differenceSentence(text, definition.figure, apart)] : []),
      ...(definition.figure === 'count' ? [] : [text.say('indicators.pictureIntervals')]),
      text.say('indicators.counted', {
        position: text.number(figures.position),
        date: text.date(figures.today, 'full'),
      }),
      ...(figures.masked ? [text.say('indicators.masked')] : []),
    ],
  };
}

/** How many came how far, as bars. */
export function roadPicture(text: Text, road: Continuum): Picture {
  const shown = (n: number | undefined) => (n === undefined ? text.say('indicators.withheld') : text.number(n));
  const end = Math.max(1, ...road.stages.map((stage) => stage.reached ?? 0));
  return {
    title: text.say('indicators.road'),
    subtitle: whereAndWhen(text, road),
    definition: text.say('indicators.roadAbout'),
    rows: road.stages.map(({ stage, reached, lost }) => ({
      name: `${stageNumber(stage)} ${text.word('stage', stage)}`,
      words: `${shown(reached)} · ${text.say('indicators.lost')}: ${shown(lost)}`,
      line: { withheld: reached === undefined, too_few: false, ...(reached !== undefined && { value: reached }) },
    })),
    whole: 0,
    overTime: false,
    end,
    ticks: [0, end].map((at) => ({ at, words: text.number(at) })),
    foot: [
      text.say('indicators.counted', { position: text.number(road.position), date: text.date(road.today, 'full') }),
      ...(road.masked ? [text.say('indicators.masked')] : []),
    ],
  };
}

/** Lines of at most so many letters; a word that is longer stands alone. */
export function wrapped(words: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
