import type { Figure } from '@/api-types/common';

/** What is shown: `*` for a few people, else the rounded count. */
export function shownFigure(figure: Figure | undefined): string {
  if (figure === undefined) return '–';
  if (typeof figure === 'object') return figure.shown;
  return String(figure);
}

/** The same with the language's own separators. */
export function figureText(number: (value: number) => string, figure: Figure | undefined): string {
  const value = figureNumber(figure);
  return value === undefined ? shownFigure(figure) : number(value);
}

/** The number behind what is shown, for lengths of bars; a masked one has none. */
export function figureNumber(figure: Figure | undefined): number | undefined {
  const number = Number(shownFigure(figure));
  return Number.isNaN(number) ? undefined : number;
}

/** A share of two shown counts, in hundredths; undefined where one is masked or nothing was counted. */
export function share(part: Figure | undefined, whole: Figure | undefined): number | undefined {
  const [a, b] = [figureNumber(part), figureNumber(whole)];
  return a === undefined || b === undefined || b === 0 ? undefined : Math.min(1, a / b);
}
