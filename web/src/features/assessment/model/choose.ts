import type { InstrumentLine } from '@/api-types/forms';
import type { Word } from '@/api-types/words';
import { languages } from '@/lib/text/languages';
import type { Text } from '@/lib/text/text';
import { canBeSelf, readingsOf, type Pack } from './pack';

/** Those with their questions here, and those whose answers come from a licensed paper form; as far as they fit. */
export function foundIn(instruments: readonly InstrumentLine[], typed: string) {
  const wanted = typed.trim().toLowerCase();
  const words = ({ id, titles }: InstrumentLine) => [id, ...titles.map(({ text }) => text)].join(' ').toLowerCase();
  const found = instruments.filter((one) => words(one).includes(wanted));
  return { withText: found.filter((one) => one.may_show_text), paper: found.filter((one) => !one.may_show_text) };
}

export const minutesOf = (chosen: readonly InstrumentLine[]): number =>
  chosen.reduce((sum, { minutes }) => sum + minutes, 0);

export interface Age {
  years: number;
  about: boolean;
}

/** Whether it is meant for somebody of this age; where the age is not known nothing is ruled out. */
export function fitsAge({ youngest, oldest }: InstrumentLine, age: Age | undefined): boolean {
  if (!age) return true;
  // From the year alone one may still be a year younger.
  const least = age.about ? age.years - 1 : age.years;
  return (youngest === undefined || age.years >= youngest) && (oldest === undefined || least <= oldest);
}

/** Whom it is for, where not for everybody. */
export function agesOf(
  text: Text,
  { youngest, oldest }: { youngest?: number | undefined; oldest?: number | undefined },
): string | undefined {
  if (youngest !== undefined && oldest !== undefined)
    return text.say('assess.choose.ages', { from: text.number(youngest), to: text.number(oldest) });
  if (youngest !== undefined) return text.say('assess.choose.agesFrom', { from: text.number(youngest) });
  return oldest === undefined ? undefined : text.say('assess.choose.agesTo', { to: text.number(oldest) });
}

/** In which languages a form can be asked; from paper in whichever it was. */
export function languagesOf(instrument: Pick<InstrumentLine, 'languages'>): string[] {
  return instrument.languages.length > 0 ? instrument.languages : languages.map(({ code }) => code);
}

/** The language wanted if the form has it, else its first. */
export function languageFor(instrument: Pick<InstrumentLine, 'languages'>, wanted: string): string {
  const offered = languagesOf(instrument);
  return offered.find((code) => code === wanted) ?? offered[0] ?? wanted;
}

const readingBySex: Partial<Record<string, string>> = { female: 'women', male: 'men' };

/** The reading that fits what is known of the person; the usual one where nothing says more. */
export function readingFor(pack: Pack | undefined, sex: Word<'sex'> | undefined): string | undefined {
  const wanted = sex && readingBySex[sex];
  return pack && readingsOf(pack).find(({ id }) => id === wanted)?.id;
}

/** Out of hand go only questions that are here and meant to be answered alone; a link is for one form. */
export function modesFor(packs: readonly Pack[]): Word<'form_mode'>[] {
  if (packs.length === 0 || !packs.every(canBeSelf)) return ['interview'];
  return packs.length === 1 ? ['interview', 'self_on_device', 'self_by_link'] : ['interview', 'self_on_device'];
}
