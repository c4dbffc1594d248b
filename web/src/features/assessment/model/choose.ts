import type { InstrumentLine } from '@/api-types/answers';
import type { Word } from '@/api-types/words';
import { languages } from '@/lib/text/languages';
import { canBeSelf, type Pack } from './pack';

/** Those with their questions here, and those whose answers come from a licensed paper form; as far as they fit. */
export function foundIn(instruments: readonly InstrumentLine[], typed: string) {
  const wanted = typed.trim().toLowerCase();
  const found = instruments.filter(({ id, title }) => `${id} ${title}`.toLowerCase().includes(wanted));
  return { withText: found.filter((one) => one.may_show_text), paper: found.filter((one) => !one.may_show_text) };
}

export const minutesOf = (chosen: readonly InstrumentLine[]): number =>
  chosen.reduce((sum, { minutes }) => sum + minutes, 0);

/** In which languages a form can be asked; from paper in whichever it was. */
export function languagesOf(instrument: Pick<InstrumentLine, 'languages'>): string[] {
  return instrument.languages.length > 0 ? instrument.languages : languages.map(({ code }) => code);
}

/** The language wanted if the form has it, else its first. */
export function languageFor(instrument: Pick<InstrumentLine, 'languages'>, wanted: string): string {
  const offered = languagesOf(instrument);
  return offered.find((code) => code === wanted) ?? offered[0] ?? wanted;
}

/** A device is handed over only with questions that are here and meant to be answered alone. */
export function modesFor(packs: readonly Pack[]): Word<'form_mode'>[] {
  return packs.length > 0 && packs.every(canBeSelf) ? ['interview', 'self_on_device'] : ['interview'];
}
