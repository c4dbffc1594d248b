import type { FigureLine, IndicatorDefinition } from '@/api-types/indicators';
import type { PublishedFigure } from '@/api-types/records';
import { said } from '@/lib/indicator';
import type { Text } from '@/lib/text/text';

/** Whether what is shown now is what was published. */
const same = (now: FigureLine, was: FigureLine) =>
  now.n === was.n && now.events === was.events && now.value === was.value && now.withheld === was.withheld;

/** What was published and what became of it since: late entries as far as the shown counts tell them. */
export function publishedText(
  text: Text,
  definition: IndicatorDefinition,
  now: FigureLine,
  was: PublishedFigure,
): string {
  const { figure, on } = was;
  if (!figure || !on) return '';
  const values = { date: text.date(on, 'full'), was: said(text, definition, figure), now: said(text, definition, now) };
  if (same(now, figure)) return `${text.say('indicators.published', values)}, ${text.say('indicators.sameNow')}`;
  return `${text.say('indicators.publishedNow', values)}: ${sinceThen(text, definition, now, figure)}`;
}

function sinceThen(text: Text, { elapsed }: IndicatorDefinition, now: FigureLine, was: FigureLine): string {
  const more = (now.n ?? 0) - (was.n ?? 0);
  if (now.n === undefined || was.n === undefined || more === 0) return text.say('indicators.corrected');
  const n = { n: text.number(Math.abs(more)) };
  if (more < 0) return text.say('indicators.fewerEntries', n);
  // Some may have been entered in time: their days were not over then.
  return text.say(elapsed ? 'indicators.moreCounted' : 'indicators.lateEntries', n);
}
